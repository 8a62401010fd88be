import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { epochSeconds } from "../../aws/epoch.ts";
import { isStandingBy, isWarmed } from "../../aws/rules/groupMember.ts";
import { groupBy } from "../../lib/groupBy.ts";
import type { View } from "../kernel/context.ts";
import { seconds } from "../kernel/time.ts";
import { warmedOf } from "../services/autoscaling/lookup.ts";
import { autoScalingGroups, groupInstances, scalingActivities, type AutoScalingGroupRow } from "../services/autoscaling/tables.ts";
import { warmPoolSize } from "../services/autoscaling/warmPoolSize.ts";
import { instances } from "../services/ec2/tables.ts";
import { withinBounds } from "./groupBounds.ts";
import { AMI, JOIN, make } from "./randomDeployments.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

const NAME = { AutoScalingGroupName: "fleet" };
const HOOK = { ...NAME, LifecycleHookName: "hook" };

/** A group that three policies scale: on demand and on Spot, or on demand alone and then with a warm pool. */
function scaledGroup(seed: number): Session {
  const session = new Session(emptyFile("groups", seed));
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  make(session, "ec2", "CreateLaunchTemplate", { LaunchTemplateName: "fleet", LaunchTemplateData: { ImageId: AMI, InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN } });
  const policy = { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "fleet" } }, InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50 } };
  const launching = seed % 2 === 0 ? { CapacityRebalance: true, MixedInstancesPolicy: policy } : { LaunchTemplate: { LaunchTemplateName: "fleet" } };
  make(session, "autoscaling", "CreateAutoScalingGroup", { ...NAME, MinSize: 1, MaxSize: 6, DesiredCapacity: 3, AvailabilityZones: ["us-east-1a", "us-east-1b"], ...launching });
  if (seed % 2 === 1) make(session, "autoscaling", "PutWarmPool", { ...NAME, MaxGroupPreparedCapacity: 5 });
  const steps = [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }, { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }];
  put(session, "steps", { PolicyType: "StepScaling", AdjustmentType: "ChangeInCapacity", EstimatedInstanceWarmup: 60, StepAdjustments: steps });
  put(session, "simple", { AdjustmentType: "PercentChangeInCapacity", ScalingAdjustment: -50, Cooldown: 60 });
  const { Alarms = [] } = put(session, "target", { PolicyType: "TargetTrackingScaling", EstimatedInstanceWarmup: 30, TargetTrackingConfiguration: { TargetValue: 10, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "load", Statistic: "Average" } } });
  expect(Alarms).toHaveLength(2);
  session.runUntil(seconds(60));
  return session;
}

/** A policy with an alarm of its name. */
function put(session: Session, PolicyName: string, more: object): { readonly Alarms?: readonly object[] } {
  const made = make<{ readonly PolicyARN: string; readonly Alarms?: readonly object[] }>(session, "autoscaling", "PutScalingPolicy", { ...NAME, PolicyName, ...more });
  make(session, "cloudwatch", "PutMetricAlarm", { AlarmName: PolicyName, Namespace: "shop", MetricName: "own", Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 10, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore", AlarmActions: [made.PolicyARN] });
  return made;
}

interface Act {
  readonly kind: number;
  readonly pick: number;
  readonly afterSeconds: number;
}

const PROCESSES = ["Launch", "Terminate", "AZRebalance", "ReplaceUnhealthy"];

function play(session: Session, { kind, pick }: Act): void {
  const ask = (service: string, operation: string, input: object) => session.call({ service, operation, input });
  const rows = session.read((view) => view.all(groupInstances));
  const InstanceId = rows[pick % Math.max(1, rows.length)]?.instanceId ?? "i-0";
  const free = session.read((view) => view.all(instances).filter(({ instanceId }) => view.find(groupInstances, instanceId) === undefined));
  const isOdd = pick % 2 === 1;
  const acts = [
    () => ask("autoscaling", "SetDesiredCapacity", { ...NAME, DesiredCapacity: pick % 7 }),
    () => ask("autoscaling", "UpdateAutoScalingGroup", { ...NAME, MinSize: pick % 3, MaxSize: 3 + (pick % 4) }),
    () => ask("cloudwatch", "SetAlarmState", { AlarmName: ["steps", "simple"][pick % 2] ?? "", StateValue: pick % 3 === 0 ? "OK" : "ALARM", StateReason: "by hand", StateReasonData: JSON.stringify({ recentDatapoints: [pick] }) }),
    () => ask("ec2", "TerminateInstances", { InstanceIds: [InstanceId] }),
    () => ask("autoscaling", "SetInstanceHealth", { InstanceId, HealthStatus: "Unhealthy" }),
    () => ask("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId, ShouldDecrementDesiredCapacity: isOdd }),
    () => ask("autoscaling", "SetInstanceProtection", { ...NAME, InstanceIds: [InstanceId], ProtectedFromScaleIn: isOdd }),
    () => ask("autoscaling", "PutLifecycleHook", { ...HOOK, LifecycleTransition: isOdd ? "autoscaling:EC2_INSTANCE_LAUNCHING" : "autoscaling:EC2_INSTANCE_TERMINATING", HeartbeatTimeout: 60, DefaultResult: "CONTINUE" }),
    () => ask("autoscaling", "CompleteLifecycleAction", { ...HOOK, InstanceId, LifecycleActionResult: isOdd ? "CONTINUE" : "ABANDON" }),
    () => ask("physics", "InterruptSpotInstance", { instanceId: InstanceId }),
    () => ask("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: isOdd }),
    () => ask("autoscaling", isOdd ? "ResumeProcesses" : "SuspendProcesses", { ...NAME, ScalingProcesses: [PROCESSES[pick % 4] ?? ""] }),
    () => ask("physics", "FailInstance", { instanceId: InstanceId }),
    () => ask("autoscaling", "PutWarmPool", { ...NAME, MinSize: pick % 3, PoolState: isOdd ? "Running" : "Stopped", InstanceReusePolicy: { ReuseOnScaleIn: pick % 3 === 0 } }),
    () => ask("autoscaling", "PutScheduledUpdateGroupAction", { ...NAME, ScheduledActionName: `${pick % 3}`, Recurrence: "*/3 * * * *", EndTime: epochSeconds(session.now + 600_000), MinSize: pick % 2, MaxSize: 3 + (pick % 5), DesiredCapacity: 1 + (pick % 3) }),
    () => ask("autoscaling", "EnterStandby", { ...NAME, InstanceIds: [InstanceId], ShouldDecrementDesiredCapacity: isOdd }),
    () => ask("autoscaling", "ExitStandby", { ...NAME, InstanceIds: [InstanceId] }),
    () => ask("autoscaling", "DetachInstances", { ...NAME, InstanceIds: [InstanceId], ShouldDecrementDesiredCapacity: isOdd }),
    () => ask("autoscaling", "AttachInstances", { ...NAME, InstanceIds: [free[pick % Math.max(1, free.length)]?.instanceId ?? "i-0"] }),
    () => ask("autoscaling", "StartInstanceRefresh", { ...NAME, Preferences: { MinHealthyPercentage: 50 + 10 * (pick % 6), MaxHealthyPercentage: isOdd ? 100 : 150, InstanceWarmup: 10 * (pick % 4) } }),
    () => ask("autoscaling", "CancelInstanceRefresh", NAME),
    () => ask("autoscaling", "DeleteWarmPool", { ...NAME, ForceDelete: isOdd }),
  ];
  acts[kind]?.();
}

/** A warm pool never grows beyond what it is to have. */
function lookAtPool(view: View, before: number): number {
  const warmed = warmedOf(view, "fleet").length;
  if (warmed > before) expect(warmed).toBeLessThanOrEqual(sizeOf(view.need(autoScalingGroups, "fleet")));
  return warmed;
}

const sizeOf = (group: AutoScalingGroupRow): number => (group.warmPool ? warmPoolSize(group, group.warmPool) : 0);

/** Nobody wants anything any more: all is undone that holds the group back. */
function calm(session: Session): void {
  const ask = (service: string, operation: string, input: object) => session.call({ service, operation, input });
  ask("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  for (const AlarmName of ["steps", "simple"]) ask("cloudwatch", "SetAlarmState", { AlarmName, StateValue: "OK", StateReason: "calm" });
  ask("autoscaling", "ResumeProcesses", NAME);
  ask("autoscaling", "DeleteLifecycleHook", HOOK);
  for (const { instanceId, lifecycleState } of session.read((view) => view.all(groupInstances))) {
    if (lifecycleState === "InService") ask("autoscaling", "SetInstanceProtection", { ...NAME, InstanceIds: [instanceId], ProtectedFromScaleIn: false });
  }
}

const act: fc.Arbitrary<Act> = fc.record({ kind: fc.nat(21), pick: fc.nat(20), afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 120 })) });

test("whatever is asked of a group and done to it, it stays within its bounds, and rests with what it should have in balanced zones once nobody asks; all of it is replayed", () => {
  let count = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 8, maxLength: 24 }), (seed, acts) => {
      const session = scaledGroup(seed);
      let [serving, warmed] = [0, 0];
      const look = (): void =>
        session.read((view) => {
          serving = withinBounds(view, "fleet", serving);
          warmed = lookAtPool(view, warmed);
        });
      look();
      const run = (forSeconds: number): void => {
        const end = session.now + seconds(forSeconds);
        while (session.now < end) {
          session.runUntil(Math.min(end, session.now + seconds(30)));
          look();
        }
      };
      for (const one of acts) {
        run(one.afterSeconds);
        play(session, one);
      }
      calm(session);
      run(1_800);
      session.read((view) => {
        const group = view.need(autoScalingGroups, "fleet");
        const { desiredCapacity } = group;
        expect(warmedOf(view, "fleet").map(({ lifecycleState }) => lifecycleState.replace("Running", "Stopped"))).toEqual(Array.from({ length: sizeOf(group) }, () => "Warmed:Stopped"));
        const rows = view.all(groupInstances).filter((row) => !isWarmed(row) && !isStandingBy(row));
        expect(rows.map(({ lifecycleState }) => lifecycleState)).toEqual(Array.from({ length: desiredCapacity }, () => "InService"));
        const zones = ["us-east-1a", "us-east-1b"].map((zone) => groupBy(rows, ({ instanceId }) => view.need(instances, instanceId).availabilityZone).get(zone)?.length ?? 0);
        expect(Math.max(...zones) - Math.min(...zones)).toBeLessThanOrEqual(1);
        count += view.size(scalingActivities);
      });
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      expect(again.world.digest).toBe(session.world.digest);
    }),
    { numRuns: 12 },
  );
  expect(count).toBeGreaterThan(80);
});
