import { expect, test } from "vitest";
import { classicBalancers } from "../../scripts/goldenClassic.ts";
import { importAccount } from "../aws/import/account/importAccount.ts";
import { desiredState, rowsOf } from "../engine/session/desiredState.ts";
import { fullAccount } from "../engine/session/fullAccount.ts";
import { randomSession } from "../engine/session/randomSession.ts";
import { emptyFile, playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { timeless } from "../engine/session/timeless.ts";
import { answersOf, transcriptOf } from "../engine/session/transcript.ts";
import { blackFriday } from "./blackFriday.ts";
import { retailStore } from "./retailStore.ts";

/** An account that is described whole comes over whole. */

function lived(): Session {
  const file = playScenario(retailStore);
  const session = new Session(file);
  session.runUntil(file.clock);
  return session;
}

function restored(text: string): Session {
  const { account, problem } = importAccount([text], { mask: true });
  expect(problem).toBeNull();
  // What is saved of it is the same.
  expect(account).toStrictEqual(JSON.parse(JSON.stringify(account)));
  const session = new Session(emptyFile("restored", 999_999_937));
  expect(session.call({ service: "physics", operation: "RestoreAccount", input: { account } })).toMatchObject({ ok: true });
  return session;
}

/** What a person asked for, as far as the calls to AWS tell it. */
function described(session: Session): unknown {
  const kinds = ["vpcs", "subnets", "securityGroups", "internetGateways", "addresses", "natGateways", "routeTables", "targetGroups", "loadBalancers", "listeners", "rules", "classicBalancers", "roles", "policies", "profiles", "logGroups", "namespaces", "names", "clusters", "clusterOptions", "definitions", "services", "registries", "connects"];
  const state = Object.entries(desiredState(session)).filter(([kind]) => kinds.includes(kind));
  return Object.fromEntries(state.map(([kind, things]) => [kind, things.filter((one) => !one.includes('"pl-')).map((one) => one.replace(UNTOLD, "").replace('"tags":{"a":"b c"}', '"tags":{}'))]));
}

/** How names are resolved in a VPC no call tells; tags of log groups stand in answers of their own. */
const UNTOLD = /"enableDns(?:Hostnames|Support)":(?:true|false),/g;

/** In which order things are listed follows from when they came. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unordered(part)]));
}

test("the Retail store, described and put there again, is the same", () => {
  const shop = lived();
  const again = restored(transcriptOf(shop));
  expect(described(again)).toEqual(described(shop));
  const [before, after] = [shop, again].map((one) => answersOf(one).map(({ command, output }) => [command, unordered(timeless(output))]));
  expect(after).toEqual(before);
  again.runUntil(again.now + 90_000);
});

test("a service behind a Classic Load Balancer goes on as it was, with the health of its instances", () => {
  const steps = classicBalancers.steps.filter(({ atSeconds = 0 }) => atSeconds <= 190);
  const shop = new Session(playScenario({ ...classicBalancers, steps }));
  shop.runUntil(300_000);
  const again = restored(transcriptOf(shop));
  expect(described(again)).toEqual(described(shop));
  const behind = (session: Session) => [
    rowsOf(session, "ecs.services").map(({ loadBalancers }) => loadBalancers),
    rowsOf(session, "ecs.tasks").map(({ lastStatus, targets }) => ({ lastStatus, targets })),
    rowsOf(session, "elb.instances").map(({ loadBalancerName, state, description }) => ({ loadBalancerName, state, description })),
  ];
  expect(behind(again)).toEqual(behind(shop));
  expect(again.call({ service: "physics", operation: "PutImageBehavior", input: { image: "example/shop:1", healthStatus: 500 } })).toMatchObject({ ok: true });
  again.runUntil(again.now + 20_000);
  // ECS takes one out at once to replace its task.
  expect(new Set(rowsOf(again, "elb.instances").map(({ description }) => description))).toEqual(new Set(["Instance has failed at least the UnhealthyThreshold number of health checks consecutively."]));
});

test("what scales a service is put there again with its ARNs, and goes on scaling it", () => {
  const shop = lived();
  const { serviceName, clusterArn } = rowsOf(shop, "ecs.services")[0] ?? {};
  const target = { ServiceNamespace: "ecs", ResourceId: `service/${String(clusterArn).split("/").at(-1)}/${String(serviceName)}`, ScalableDimension: "ecs:service:DesiredCount" };
  const call = (operation: string, input: object) => expect(shop.call({ service: "application-autoscaling", operation, input: { ...target, ...input } })).toMatchObject({ ok: true });
  call("RegisterScalableTarget", { MinCapacity: 1, MaxCapacity: 9, SuspendedState: { DynamicScalingInSuspended: true } });
  call("PutScalingPolicy", { PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 50.5, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" }, ScaleOutCooldown: 60 } });
  call("PutScalingPolicy", { PolicyName: "steps", PolicyType: "StepScaling", StepScalingPolicyConfiguration: { AdjustmentType: "ChangeInCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }] } });
  const again = restored(transcriptOf(shop));
  const scaling = (session: Session) => [rowsOf(session, "application-autoscaling.targets"), rowsOf(session, "application-autoscaling.policies")].map((rows) => rows.map(({ createdAt: _created, scaling: how, ...row }) => ({ ...row, how: { ...(how as object), highAlarm: "", lowAlarm: "" } })));
  expect(scaling(again)).toEqual(scaling(shop));
  const [policy] = rowsOf(again, "application-autoscaling.policies");
  expect(rowsOf(again, "cloudwatch.alarms").map(({ configuration }) => (configuration as { readonly AlarmActions: readonly string[] }).AlarmActions[0]?.startsWith(String(policy?.["policyArn"])))).toEqual([true, true]);
  again.runUntil(again.now + 90_000);
});

test("an account with something of everything, described and put there again, is the same", () => {
  const full = fullAccount(randomSession(3, []));
  const again = restored(transcriptOf(full));
  expect(described(again)).toEqual(described(full));
  again.runUntil(again.now + 90_000);
});

/** What groups, what is launched by them, capacity providers and alarms have in common with those that they came from. */
function grouped(session: Session): unknown {
  const { launchTemplates, autoScalingGroups, capacityProviders, managedScaling, alarms, clusterOptions } = desiredState(session);
  const members = rowsOf(session, "autoscaling.instances").filter(({ lifecycleState }) => lifecycleState === "InService").map(({ instanceId, isProtectedFromScaleIn }) => [instanceId, isProtectedFromScaleIn]).toSorted();
  const providers = (table: string, member: string) => rowsOf(session, table).map((row) => row[member]).toSorted();
  const launched = rowsOf(session, "ecs.services").map(({ serviceName, strategy }) => [serviceName, strategy]);
  const arns = rowsOf(session, "autoscaling.groups").map(({ autoScalingGroupArn }) => autoScalingGroupArn);
  return { launchTemplates, groups: autoScalingGroups?.map((one) => unordered(JSON.parse(one))), capacityProviders, managedScaling, alarms, clusterOptions, members, launched, arns, on: providers("ecs.containerInstances", "capacityProvider") };
}

test("groups with their instances, capacity providers, and what scales them are put there again, and go on launching and scaling", () => {
  const steps = blackFriday.steps.filter(({ call }) => !JSON.stringify(call.input).includes("shop-fargate") && call.operation !== "PutTraffic");
  const shop = new Session(playScenario({ ...blackFriday, steps }));
  shop.runUntil(400_000);
  const call = (service: string, operation: string, input: object) => expect([operation, shop.call({ service, operation, input })]).toMatchObject([operation, { ok: true }]);
  const named = { AutoScalingGroupName: "shop-asg" };
  call("autoscaling", "PutWarmPool", { ...named, MinSize: 0, MaxGroupPreparedCapacity: 0, PoolState: "Stopped" });
  call("autoscaling", "PutLifecycleHook", { ...named, LifecycleHookName: "go", LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING", HeartbeatTimeout: 30, DefaultResult: "CONTINUE" });
  call("autoscaling", "PutScheduledUpdateGroupAction", { ...named, ScheduledActionName: "evening", Recurrence: "0 18 * * MON-FRI", TimeZone: "Europe/Berlin", MinSize: 2 });
  call("autoscaling", "PutScalingPolicy", { ...named, PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingConfiguration: { TargetValue: 60, PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" }, DisableScaleIn: true } });
  call("autoscaling", "PutScalingPolicy", { ...named, PolicyName: "one-more", AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 1, Cooldown: 60 });
  const policies = rowsOf(shop, "autoscaling.groups")[0]?.["scalingPolicies"] as readonly { readonly policyName: string; readonly policyArn: string }[];
  const AlarmActions = policies.flatMap(({ policyName, policyArn }) => (policyName === "one-more" ? [policyArn] : []));
  call("cloudwatch", "PutMetricAlarm", { AlarmName: "busy", Namespace: "AWS/EC2", MetricName: "CPUUtilization", Statistic: "Average", Period: 60, EvaluationPeriods: 2, Threshold: 70, ComparisonOperator: "GreaterThanThreshold", Dimensions: [{ Name: "AutoScalingGroupName", Value: "shop-asg" }], AlarmActions });
  const again = restored(transcriptOf(shop));
  expect(grouped(again)).toEqual(grouped(shop));
  expect(rowsOf(again, "ecs.services").map(({ strategy }) => strategy)).toEqual([[{ capacityProvider: "shop-instances", base: 0, weight: 1 }]]);
  expect(again.call({ service: "ecs", operation: "UpdateService", input: { cluster: "shop", service: "shop-ec2", desiredCount: 12 } })).toMatchObject({ ok: true });
  again.runUntil(again.now + 600_000);
  const running = rowsOf(again, "ecs.tasks").filter(({ lastStatus }) => lastStatus === "RUNNING");
  expect([running.length, rowsOf(again, "autoscaling.instances").length > 1]).toEqual([12, true]);
});
