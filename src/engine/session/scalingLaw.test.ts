import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { seconds } from "../kernel/time.ts";
import { alarms } from "../services/cloudwatch/tables.ts";
import { scalableTargets, scalingActivities } from "../services/applicationautoscaling/tables.ts";
import { services } from "../services/ecs/tables.ts";
import { AMI, JOIN, make } from "./randomDeployments.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/random/web", ScalableDimension: "ecs:service:DesiredCount" };
const LOAD = { Namespace: "shop", MetricName: "load" };

/** A service that follows a load by a policy that tracks a target and by steps. */
function scaledWorld(seed: number): Session {
  const session = new Session(emptyFile("scaling", seed));
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  make(session, "ec2", "RunInstances", { ImageId: AMI, InstanceType: "t3.medium", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN });
  make(session, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", cpu: 128, memory: 64 }] });
  session.runUntil(seconds(100));
  make(session, "ecs", "CreateService", { cluster: "random", serviceName: "web", taskDefinition: "web", desiredCount: 2 });
  make(session, "application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 6 });
  const tracking = { TargetValue: 10, ScaleInCooldown: 0, ScaleOutCooldown: 30, CustomizedMetricSpecification: { ...LOAD, Statistic: "Average" } };
  make(session, "application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "load", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: tracking });
  const step = { AdjustmentType: "PercentChangeInCapacity", Cooldown: 60, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 150 }, { MetricIntervalUpperBound: 0, ScalingAdjustment: -60 }] };
  const { PolicyARN } = make<{ readonly PolicyARN: string }>(session, "application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "steps", PolicyType: "StepScaling", StepScalingPolicyConfiguration: step });
  make(session, "cloudwatch", "PutMetricAlarm", { AlarmName: "steps", ...LOAD, Statistic: "Maximum", Period: 60, EvaluationPeriods: 1, Threshold: 15, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore", AlarmActions: [PolicyARN] });
  return session;
}

interface Act {
  readonly kind: number;
  readonly pick: number;
  readonly size: number;
  readonly afterSeconds: number;
}

function play(session: Session, { kind, pick, size, afterSeconds }: Act): void {
  session.runUntil(session.now + seconds(afterSeconds));
  const ask = (service: string, operation: string, input: object) => session.call({ service, operation, input });
  const AlarmName = session.read((view) => view.all(alarms)[pick % view.size(alarms)]?.alarmName) ?? "steps";
  const bounds = { MinCapacity: size % 4, MaxCapacity: (size % 4) + (pick % 5) };
  const acts = [
    () => ask("cloudwatch", "PutMetricData", { Namespace: LOAD.Namespace, MetricData: [{ MetricName: LOAD.MetricName, Value: size * 2 }] }),
    () => ask("cloudwatch", "SetAlarmState", { AlarmName, StateValue: size % 3 === 0 ? "OK" : "ALARM", StateReason: "by hand", StateReasonData: JSON.stringify({ recentDatapoints: [size] }) }),
    () => ask("application-autoscaling", "RegisterScalableTarget", { ...OF, ...bounds }),
    () => ask("application-autoscaling", "RegisterScalableTarget", { ...OF, SuspendedState: { DynamicScalingInSuspended: size % 2 === 0, DynamicScalingOutSuspended: size % 3 === 0 } }),
    () => ask("application-autoscaling", "PutScheduledAction", { ...OF, ScheduledActionName: `s${pick % 2}`, Schedule: `rate(${1 + (size % 3)} minutes)`, ScalableTargetAction: bounds }),
    () => ask("ecs", "UpdateService", { cluster: "random", service: "web", forceNewDeployment: true }),
  ];
  acts[kind]?.();
}

const act: fc.Arbitrary<Act> = fc.record({ kind: fc.nat(5), pick: fc.nat(20), size: fc.nat(20), afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 150 })) });

test("whatever alarms and people ask for, the desired count of a scaled service stays within its bounds; all of it is replayed", () => {
  let changes = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 5, maxLength: 20 }), (seed, acts) => {
      const session = scaledWorld(seed);
      for (const one of acts) {
        play(session, one);
        session.read((view) => {
          const [target] = view.all(scalableTargets);
          const desired = view.all(services)[0]?.desiredCount ?? -1;
          expect(desired).toBeGreaterThanOrEqual(target?.minCapacity ?? 0);
          expect(desired).toBeLessThanOrEqual(target?.maxCapacity ?? 0);
        });
      }
      changes += session.read((view) => view.all(scalingActivities)).filter(({ change }) => change !== null).length;
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      expect(again.world.digest).toBe(session.world.digest);
    }),
    { numRuns: 12 },
  );
  expect(changes).toBeGreaterThan(12);
});
