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

interface Sized {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
}

/** What a metric of a group comes to, by the states of its instances. Nothing is told of a warm pool where there is none. */
export function groupMetric(metric: GroupMetric, { minSize, maxSize, desiredCapacity }: Sized, states: readonly string[]): number | undefined {
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
      return countOf(states, IN_SERVICE) + countOf(states, PENDING) + countOf(states, TERMINATING);
    default:
      return undefined;
  }
}

const IN_SERVICE = /^InService$/;
const PENDING = /^Pending/;
const STANDBY = /Standby$/;
const TERMINATING = /^Terminating/;

const countOf = (states: readonly string[], which: RegExp): number => states.filter((state) => which.test(state)).length;
