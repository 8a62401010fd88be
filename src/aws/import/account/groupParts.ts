import type { LifecycleHookSpecification, MixedInstancesPolicy, PutScalingPolicyType, PutScheduledUpdateGroupActionType, PutWarmPoolType } from "../../generated/autoscaling.ts";
import { EPOCH_SECONDS } from "../../region.ts";
import { ON_DEMAND_STRATEGIES, SPOT_STRATEGIES } from "../../rules/groupStrategies.ts";
import { nextTime } from "../../rules/schedule/next.ts";
import { readUnixCron } from "../../rules/schedule/unixCron.ts";
import { zoneNamed } from "../../rules/schedule/zones.ts";
import { errorIn } from "../../validate.ts";
import { type Fields, fieldOf, flagOf, partOf, partsOf, textOf, wholeOf, wholesOf } from "./fields.ts";
import { whyNotTracked } from "./trackedMetric.ts";

/** A hook as CreateAutoScalingGroup takes it; undefined: it is none. */
export function hookIn(fields: Fields): LifecycleHookSpecification | undefined {
  const [name, transition, result] = [textOf(fields, "LifecycleHookName"), textOf(fields, "LifecycleTransition"), textOf(fields, "DefaultResult") ?? "ABANDON"];
  const isOne = /^autoscaling:EC2_INSTANCE_(?:LAUNCHING|TERMINATING)$/.test(transition ?? "") && (result === "CONTINUE" || result === "ABANDON");
  if (name === undefined || transition === undefined || !isOne) return undefined;
  const note = textOf(fields, "NotificationMetadata", 1_023);
  return { LifecycleHookName: name, LifecycleTransition: transition, HeartbeatTimeout: wholeOf(fields, "HeartbeatTimeout", { least: 30, most: 7_200 }) ?? 3_600, DefaultResult: result, ...(note === undefined ? {} : { NotificationMetadata: note }) };
}

/** What a group launches beside its template; undefined: nothing else; null: it cannot be read. */
export function mixedIn(policy: Fields): MixedInstancesPolicy | undefined | null {
  if (Object.keys(policy).length === 0) return undefined;
  const types = partsOf(partOf(policy, "LaunchTemplate"), "Overrides").map((one) => textOf(one, "InstanceType"));
  const known = types.flatMap((type) => type ?? []);
  if (known.length < types.length || known.length > 40) return null;
  const given = partOf(policy, "InstancesDistribution");
  const [onDemand, spot] = [textOf(given, "OnDemandAllocationStrategy") ?? "prioritized", textOf(given, "SpotAllocationStrategy") ?? "lowest-price"];
  if (!ON_DEMAND_STRATEGIES.has(onDemand) || !SPOT_STRATEGIES.has(spot)) return null;
  const pools = wholeOf(given, "SpotInstancePools", { least: 1, most: 20 });
  return {
    LaunchTemplate: { Overrides: known.map((InstanceType) => ({ InstanceType })) },
    InstancesDistribution: {
      OnDemandAllocationStrategy: onDemand,
      OnDemandBaseCapacity: wholeOf(given, "OnDemandBaseCapacity") ?? 0,
      OnDemandPercentageAboveBaseCapacity: wholeOf(given, "OnDemandPercentageAboveBaseCapacity", { most: 100 }) ?? 100,
      SpotAllocationStrategy: spot,
      ...(pools === undefined ? {} : { SpotInstancePools: pools }),
    },
  };
}

/** null: it has none. */
export function warmPoolIn(pool: Fields): PutWarmPoolType | null {
  if (Object.keys(pool).length === 0 || textOf(pool, "Status") !== undefined) return null;
  const prepared = wholeOf(pool, "MaxGroupPreparedCapacity");
  return {
    AutoScalingGroupName: "",
    MinSize: wholeOf(pool, "MinSize") ?? 0,
    PoolState: textOf(pool, "PoolState") === "Running" ? "Running" : "Stopped",
    InstanceReusePolicy: { ReuseOnScaleIn: flagOf(partOf(pool, "InstanceReusePolicy"), "ReuseOnScaleIn") ?? false },
    ...(prepared === undefined ? {} : { MaxGroupPreparedCapacity: prepared }),
  };
}

/** A scheduled action as PutScheduledUpdateGroupAction takes it; a text says why not. */
export function actionIn(fields: Fields): PutScheduledUpdateGroupActionType | string {
  const [ScheduledActionName, Recurrence, TimeZone] = [textOf(fields, "ScheduledActionName"), textOf(fields, "Recurrence"), textOf(fields, "TimeZone")];
  if (ScheduledActionName === undefined || Recurrence === undefined || fieldOf(fields, "EndTime") !== undefined) return "It is done once, or comes to an end: its times are not those of the session.";
  const [crons, zone] = [readUnixCron(Recurrence), zoneNamed(TimeZone ?? "UTC")];
  if (crons === undefined || zone === undefined || nextTime({ kind: "cron", crons, zone }, FROM_THE_BEGINNING, BEGINNING) === undefined) return "When it is done cannot be read.";
  const sizes = wholesOf(fields, ["MinSize", "MaxSize", "DesiredCapacity"]);
  const { MinSize = 0, MaxSize = Infinity, DesiredCapacity = MinSize } = sizes;
  if (Object.keys(sizes).length === 0 || MinSize > MaxSize || DesiredCapacity < MinSize || DesiredCapacity > MaxSize) return "Its sizes cannot be read.";
  const action = { AutoScalingGroupName: "x", ScheduledActionName, Recurrence, ...(TimeZone === undefined ? {} : { TimeZone }), ...sizes };
  return isTaken("PutScheduledUpdateGroupAction", action) ? action : "It cannot be read.";
}

const BEGINNING = EPOCH_SECONDS * 1_000;
const FROM_THE_BEGINNING = { start: null, end: null, since: BEGINNING };

/** A policy as PutScalingPolicy takes it; a text says why not. */
export function groupPolicyIn(fields: Fields): PutScalingPolicyType | string {
  const [PolicyName, PolicyType] = [textOf(fields, "PolicyName"), textOf(fields, "PolicyType")];
  const warmup = wholeOf(fields, "EstimatedInstanceWarmup");
  const own = PolicyType === "TargetTrackingScaling" ? trackingIn(fields) : PolicyType === "StepScaling" || PolicyType === "SimpleScaling" ? adjustingIn(fields, PolicyType) : `It is of the type ${PolicyType ?? ""}.`;
  if (typeof own === "string") return own;
  const policy = { AutoScalingGroupName: "x", PolicyName: PolicyName ?? "", PolicyType, ...own, ...(warmup === undefined ? {} : { EstimatedInstanceWarmup: warmup }), ...(flagOf(fields, "Enabled") === false ? { Enabled: false } : {}) };
  return isTaken("PutScalingPolicy", policy) ? policy : "It cannot be read.";
}

type Part = Partial<PutScalingPolicyType>;

function trackingIn(fields: Fields): Part | string {
  const tracking = partOf(fields, "TargetTrackingConfiguration");
  const why = whyNotTracked(tracking, OF_GROUPS);
  if (why !== undefined) return why;
  const target = fieldOf(tracking, "TargetValue");
  return typeof target === "number" && target > 0 ? { TargetTrackingConfiguration: tracking as unknown as NonNullable<Part["TargetTrackingConfiguration"]> } : "Its target is no amount.";
}

const OF_GROUPS: ReadonlySet<string> = new Set(["ASGAverageCPUUtilization"]);

function adjustingIn(fields: Fields, type: "StepScaling" | "SimpleScaling"): Part | string {
  const AdjustmentType = textOf(fields, "AdjustmentType") ?? "";
  const least = wholeOf(fields, "MinAdjustmentMagnitude", { least: 1 });
  const steps = partsOf(fields, "StepAdjustments");
  const adjustments = (type === "StepScaling" ? steps : [fields]).map((one) => fieldOf(one, "ScalingAdjustment"));
  const isOne = /^(?:ChangeInCapacity|PercentChangeInCapacity|ExactCapacity)$/.test(AdjustmentType) && adjustments.length > 0 && adjustments.every((by) => Number.isInteger(by) && (AdjustmentType !== "ExactCapacity" || Number(by) >= 0));
  if (!isOne || steps.length > 20) return "By how much it scales cannot be read.";
  const how = { AdjustmentType, ...(least !== undefined && AdjustmentType === "PercentChangeInCapacity" ? { MinAdjustmentMagnitude: least } : {}) };
  if (type === "SimpleScaling") {
    const Cooldown = wholeOf(fields, "Cooldown");
    return { ...how, ScalingAdjustment: Number(adjustments[0]), ...(Cooldown === undefined ? {} : { Cooldown }) };
  }
  const MetricAggregationType = textOf(fields, "MetricAggregationType");
  return { ...how, StepAdjustments: steps as unknown as NonNullable<Part["StepAdjustments"]>, ...(MetricAggregationType === undefined ? {} : { MetricAggregationType }) };
}

const isTaken = (operation: string, input: unknown): boolean => errorIn("autoscaling", operation, input) === undefined;
