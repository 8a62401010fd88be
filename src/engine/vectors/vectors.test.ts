import { expect, test } from "vitest";
import { FARGATE_SIZES } from "../../aws/rules/taskSize.ts";
import { decideVictims } from "../services/autoscaling/decide.ts";
import { decideAlarm, evaluationRange, type MissingData } from "../services/cloudwatch/evaluation/decideAlarm.ts";
import { instanceTypes } from "../services/ec2/contract.ts";
import { decideRollout, limitsOf, type Member } from "../services/ecs/processes/rollout.ts";
import { SERVICE_DEFAULT } from "../services/ecs/placement/subject.ts";
import { tasks } from "../services/ecs/tables.ts";
import { joining, Trial } from "../trial.ts";
import capacityStrategies from "./capacityStrategies.json" with { type: "json" };
import clusterQueries from "./clusterQueries.json" with { type: "json" };
import cooldowns from "./cooldowns.json" with { type: "json" };
import costs from "./costs.json" with { type: "json" };
import elsewhere from "./elsewhere.json" with { type: "json" };
import fargateSizes from "./fargateSizes.json" with { type: "json" };
import groupTermination from "./groupTermination.json" with { type: "json" };
import healthyTasks from "./healthyTasks.json" with { type: "json" };
import index from "./index.json" with { type: "json" };
import typeVectors from "./instanceTypes.json" with { type: "json" };
import managedScaling from "./managedScaling.json" with { type: "json" };
import missingData from "./missingData.json" with { type: "json" };
import percentages from "./percentages.json" with { type: "json" };
import placement from "./placement.json" with { type: "json" };
import policiesTogether from "./policiesTogether.json" with { type: "json" };
import reservations from "./reservations.json" with { type: "json" };
import scaleIn from "./scaleIn.json" with { type: "json" };
import schedules from "./schedules.json" with { type: "json" };
import stepScaling from "./stepScaling.json" with { type: "json" };
import targetTracking from "./targetTracking.json" with { type: "json" };
import usage from "./usage.json" with { type: "json" };

/** The reference's own examples, kept as data under its numbers: section, then place. */

test("every vector of the index is here, once, and no other", () => {
  const files = [capacityStrategies, clusterQueries, cooldowns, costs, fargateSizes, groupTermination, healthyTasks, managedScaling, missingData, percentages, placement, policiesTogether, reservations, scaleIn, schedules, stepScaling, targetTracking, typeVectors, usage];
  // What a vector is about may have ids of its own, without a section.
  const ids = files.flatMap((file) => Object.values(file).flatMap((list) => (Array.isArray(list) ? list.map(({ id }: { readonly id: string }) => id) : []))).filter((id) => id.includes(" "));
  const expected = Object.entries(index).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, place) => `${section}.${place + 1}`),
  );
  expect(ids.toSorted()).toEqual(expected.toSorted());
  expect(Object.keys(elsewhere.sections).filter((section) => section in index)).toEqual([]);
});

test.each(fargateSizes.vectors)("$id: Fargate with $cpuUnits CPU units", ({ cpuUnits, memoryMiB }) => {
  expect(FARGATE_SIZES.find((size) => size.cpuUnits === cpuUnits)?.memoryMiB).toEqual(memoryMiB);
});

test.each(groupTermination.vectors)("$id: a group terminates $victims first", ({ current, instances, terminationPolicies, victims }) => {
  const candidates = instances.map(([instanceId = "", zone = "", version = ""]) => ({ instanceId, zone, launchTemplate: { launchTemplateId: "lt", version }, launchTime: 0 }));
  const rule = { terminationPolicies, launchTemplate: { launchTemplateId: "lt", version: current }, zones: ["a", "b"], now: 0 };
  expect(decideVictims(candidates, rule).map(({ instanceId }) => instanceId)).toEqual(victims);
});

test.each(typeVectors.vectors)("$id: $instanceType", ({ id: _id, ...vector }) => {
  const type = instanceTypes.get(vector.instanceType);
  expect({
    instanceType: type?.instanceType,
    cpuUnits: type?.cpuUnits,
    memoryMiB: type?.memoryMiB,
    registeredMemoryMiB: type?.ecsMemoryMiB,
    enis: type?.networkInterfaces,
    pricePerHour: type?.linuxDollarsPerHour,
    architecture: type?.architecture,
  }).toEqual(vector);
});

test.each(percentages.vectors)("$id: $desiredCount desired at $minimumHealthyPercent/$maximumPercent", (vector) => {
  expect(limitsOf(vector)).toEqual({ floor: vector.floor, ceiling: vector.ceiling });
  const passes = vector.passes ?? [vector.firstPass ?? { start: 0, stop: 0 }];
  const rollout = new Rolling(vector);
  expect(passes.map(() => rollout.pass(vector.placeFor ?? Infinity))).toEqual(passes);
  if (vector.blocked !== undefined) expect(rollout.blocked).toBe(vector.blocked);
});

test.each(healthyTasks.vectors)("$id: load balancer $loadBalancer, health check $healthCheck", (vector) => {
  const { startedAt, healthyAt, checkedAt, targetAt } = firstHealthy(vector);
  const due = Math.max(
    vector.countsHealthyAfterSeconds === undefined ? 0 : startedAt + vector.countsHealthyAfterSeconds * 1000,
    vector.healthCheck ? checkedAt : 0,
    vector.loadBalancer ? targetAt : 0,
  );
  expect(due).toBeGreaterThan(startedAt);
  expect(healthyAt - due).toBeGreaterThanOrEqual(0);
  // The scheduler looks at a service at most every ten seconds.
  expect(healthyAt - due).toBeLessThanOrEqual(10_000);
});

/** A rollout in which what is stopped is gone by the next pass, and what is started is healthy once nothing else is to do. */
class Rolling {
  blocked = false;
  readonly #percents: { desiredCount: number; minimumHealthyPercent: number; maximumPercent: number };
  #new: Member[] = [];
  #old: Member[];

  constructor(percents: { desiredCount: number; minimumHealthyPercent: number; maximumPercent: number }) {
    this.#percents = percents;
    this.#old = Array.from({ length: percents.desiredCount }, (_, place) => healthyMember(`old-${place}`));
  }

  /** The next pass that does something, in a cluster that has room for so many tasks. */
  pass(placeFor: number): { start: number; stop: number } {
    const done = this.#once(placeFor);
    if (done.start + done.stop > 0) return done;
    this.#new = this.#new.map((member) => ({ ...member, starting: false, healthy: true }));
    return this.#once(placeFor);
  }

  #once(placeFor: number): { start: number; stop: number } {
    const decision = decideRollout({
      ...this.#percents,
      inProgress: true,
      primary: this.#new,
      primaryFails: false,
      older: [{ deploymentId: "old", wanted: this.#old.length, fails: false, members: this.#old }],
      strategies: SERVICE_DEFAULT,
      stopping: 0,
      mayStart: true,
    });
    this.blocked = decision.blocked;
    const start = Math.min(decision.start, placeFor - this.#new.length - this.#old.length);
    const stopped = new Set(decision.stop);
    this.#old = this.#old.filter((member) => !stopped.has(member));
    for (let i = 0; i < start; i++) {
      this.#new.push({ ...healthyMember(`new-${this.#new.length}`), starting: true, healthy: false });
    }
    return { start, stop: stopped.size };
  }
}

function healthyMember(taskArn: string): Member {
  return {
    taskArn,
    starting: false,
    healthy: true,
    failing: false,
    leaving: false,
    protected: false,
    containerInstanceArn: taskArn,
    availabilityZone: "",
    attributes: {},
    free: { cpuUnits: 0, memoryMiB: 0 },
    needs: { cpuUnits: 256, memoryMiB: 512 },
    deployedAt: 0,
    createdAt: 0,
  };
}

/** A service of one task, and when the task started, passed its checks, and was counted as healthy. */
function firstHealthy({ loadBalancer, healthCheck }: { readonly loadBalancer: boolean; readonly healthCheck: boolean }) {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "vector" });
  trial.launch(joining("vector"));
  trial.run(200);
  trial.call("ecs", "RegisterTaskDefinition", {
    family: "app",
    containerDefinitions: [
      {
        name: "app",
        image: "app",
        memory: 128,
        portMappings: [{ containerPort: 80 }],
        ...(healthCheck ? { healthCheck: { command: ["CMD-SHELL", "true"], interval: 15 } } : {}),
      },
    ],
  });
  const targetGroupArn = balancedGroup(trial);
  trial.call("ecs", "CreateService", {
    cluster: "vector",
    serviceName: "app",
    taskDefinition: "app",
    desiredCount: 1,
    ...(loadBalancer ? { loadBalancers: [{ targetGroupArn, containerName: "app", containerPort: 80 }] } : {}),
  });
  const seen = { startedAt: 0, healthyAt: 0, checkedAt: 0, targetAt: 0 };
  for (let waited = 0; waited < 300 && seen.healthyAt === 0; waited++) {
    trial.run(0.5);
    const { now } = trial.world;
    const [task] = trial.world.view.all(tasks);
    const { TargetHealthDescriptions: [target] = [] } = trial.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: targetGroupArn });
    seen.startedAt = task?.startedAt ?? 0;
    if (seen.checkedAt === 0 && task?.healthStatus === "HEALTHY") seen.checkedAt = now - 500;
    if (seen.targetAt === 0 && target?.TargetHealth?.State === "healthy") seen.targetAt = now - 500;
    seen.healthyAt = task?.healthyAt ?? 0;
  }
  return seen;
}

function balancedGroup(trial: Trial): string {
  const { Subnets = [] } = trial.call("ec2", "DescribeSubnets", {});
  const { TargetGroups: [group] = [] } = trial.call("elbv2", "CreateTargetGroup", {
    Name: "app",
    Protocol: "HTTP",
    Port: 80,
    VpcId: Subnets[0]?.VpcId,
  });
  const { LoadBalancers: [balancer] = [] } = trial.call("elbv2", "CreateLoadBalancer", {
    Name: "app",
    Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId),
  });
  trial.call("elbv2", "CreateListener", {
    LoadBalancerArn: balancer?.LoadBalancerArn ?? "",
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: group?.TargetGroupArn }],
  });
  return group?.TargetGroupArn ?? "";
}

const TREATMENTS: readonly MissingData[] = ["missing", "ignore", "breaching", "notBreaching"];
const DATAPOINTS: Readonly<Record<string, boolean>> = { "0": false, X: true };

test.each(missingData.vectors)("$id: $range, $datapointsToAlarm of $evaluationPeriods", ({ range, ...vector }) => {
  const datapoints = [...range].map((sign) => DATAPOINTS[sign]);
  for (const treatment of TREATMENTS) {
    const rule = { ...vector, missingData: treatment };
    expect(datapoints).toHaveLength(evaluationRange(rule));
    expect([treatment, decideAlarm(datapoints, rule) ?? "="]).toEqual([treatment, vector[treatment]]);
  }
});
