import type { AutoScalingGroupRow, Sizes, WarmPool } from "./tables.ts";
import { warmPoolSize } from "./warmPoolSize.ts";

/** What CloudWatch can be told of a group. Auto Scaling API, EnableMetricsCollection; in that order. */
export const GROUP_METRICS = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
  "GroupInServiceCapacity",
  "GroupPendingCapacity",
  "GroupStandbyCapacity",
  "GroupTerminatingCapacity",
  "GroupTotalCapacity",
  "WarmPoolDesiredCapacity",
  "WarmPoolWarmedCapacity",
  "WarmPoolPendingCapacity",
  "WarmPoolTerminatingCapacity",
  "WarmPoolTotalCapacity",
  "GroupAndWarmPoolDesiredCapacity",
  "GroupAndWarmPoolTotalCapacity",
] as const;

export type GroupMetric = (typeof GROUP_METRICS)[number];

/** How often they are told, and the only one there is. Auto Scaling API. */
export const GRANULARITY = "1Minute";

type Sized = Sizes & Pick<AutoScalingGroupRow, "warmPool">;

/** What a metric of a group comes to, by the states of its instances. Nothing is told of a warm pool where there is none. */
export function groupMetric(metric: GroupMetric, group: Sized, states: readonly string[]): number | undefined {
  const { minSize, maxSize, desiredCapacity, warmPool = null } = group;
  switch (metric) {
    case "GroupMinSize":
      return minSize;
    case "GroupMaxSize":
      return maxSize;
    case "GroupDesiredCapacity":
      return desiredCapacity;
    // Without weights an instance is one unit of capacity.
    case "GroupInServiceInstances":
    case "GroupInServiceCapacity":
      return countOf(states, IN_SERVICE);
    case "GroupPendingInstances":
    case "GroupPendingCapacity":
      return countOf(states, PENDING);
    case "GroupStandbyInstances":
    case "GroupStandbyCapacity":
      return countOf(states, STANDBY);
    case "GroupTerminatingInstances":
    case "GroupTerminatingCapacity":
      return countOf(states, TERMINATING);
    // Auto Scaling guide: those in service, pending and terminating.
    case "GroupTotalInstances":
    case "GroupTotalCapacity":
      return totalOf(states);
    default:
      return warmPool === null ? undefined : poolMetric(metric, { ...group, warmPool }, states);
  }
}

const totalOf = (states: readonly string[]): number => countOf(states, IN_SERVICE) + countOf(states, PENDING) + countOf(states, TERMINATING);

/** The same of its warm pool, alone and with the group. */
function poolMetric(metric: PoolMetric, group: Sized & { readonly warmPool: WarmPool }, states: readonly string[]): number {
  const size = warmPoolSize({ ...group, isDeleting: false }, group.warmPool);
  const warmed = countOf(states, WARMED);
  switch (metric) {
    case "WarmPoolDesiredCapacity":
      return size;
    case "WarmPoolWarmedCapacity":
      return countOf(states, READY);
    case "WarmPoolPendingCapacity":
      return countOf(states, WARMED_PENDING);
    case "WarmPoolTerminatingCapacity":
      return countOf(states, WARMED_TERMINATING);
    case "WarmPoolTotalCapacity":
      return warmed;
    case "GroupAndWarmPoolDesiredCapacity":
      return group.desiredCapacity + size;
    case "GroupAndWarmPoolTotalCapacity":
      return totalOf(states) + warmed;
  }
}

type PoolMetric = Extract<GroupMetric, `WarmPool${string}` | `GroupAndWarmPool${string}`>;

const IN_SERVICE = /^InService$/;
const PENDING = /^Pending/;
const STANDBY = /Standby$/;
const TERMINATING = /^Terminating/;
const WARMED = /^Warmed:/;
const READY = /^Warmed:(Stopped|Running)$/;
const WARMED_PENDING = /^Warmed:Pending/;
const WARMED_TERMINATING = /^Warmed:Terminating/;

const countOf = (states: readonly string[], which: RegExp): number => states.filter((state) => which.test(state)).length;
