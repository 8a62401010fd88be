import type { ComparisonOperator, StateValue } from "../../../../aws/generated/cloudwatch.ts";
import type { Millis } from "../../../kernel/time.ts";
import type { Dot } from "../../cloudwatch/late/contract.ts";
import type { Capacity, Direction } from "../decide/proposed.ts";
import type { Outcome, ScalingPolicyRow } from "../tables.ts";

/** Why a service is scaled at a moment, or is not. */
export interface ScalingExplanation {
  readonly capacity: Capacity;
  readonly policies: readonly PolicyExplained[];
  /** Which policy is followed, and to how many tasks; null: none asks for anything that is heard. */
  readonly followed: { readonly policyName: string; readonly asksFor: Direction; readonly desired: number | null } | null;
  readonly holds: readonly Hold[];
}

export interface PolicyExplained {
  readonly policyName: string;
  readonly scaling: ScalingPolicyRow["scaling"];
  readonly alarms: readonly AlarmExplained[];
  /** What came of the last time that one of them asked for something; null: none has yet. */
  readonly evaluation: ScalingPolicyRow["evaluation"];
}

/** An alarm of a policy, and what it saw. */
export interface AlarmLook {
  readonly alarmName: string;
  readonly state: StateValue;
  readonly threshold: number;
  readonly operator: ComparisonOperator;
  /** So many of so many datapoints beyond the threshold bring it into ALARM. */
  readonly datapointsToAlarm: number;
  readonly evaluationPeriods: number;
  /** The oldest first. */
  readonly seen: readonly Dot[];
}

/** And what it asks for. */
export interface AlarmExplained extends AlarmLook {
  /** What it asks for, or would in ALARM; null: nothing. */
  readonly ask: Ask | null;
  /** What comes of it at this moment; null: it is not in ALARM, or is followed. */
  readonly outcome: Outcome | null;
}

export interface Ask {
  readonly asksFor: Direction;
  /** The newest datapoint; null: there is none. */
  readonly metric: number | null;
  /** From how many tasks it counts, and to how many that leads before the bounds. */
  readonly from: number;
  readonly proposed: number;
}

/** What stands in the way of a change. */
export type Hold =
  | { readonly kind: "atMaximum" | "atMinimum"; readonly tasks: number }
  | { readonly kind: "suspended"; readonly what: readonly ("in" | "out" | "scheduled")[] }
  /** A change is not fulfilled yet; the cooldown begins then. */
  | { readonly kind: "unfulfilled" }
  | { readonly kind: "cooldown"; readonly direction: Direction; readonly left: Millis; readonly base: number }
  /** What its alarms look at comes later than usual. */
  | { readonly kind: "metricDelay"; readonly namespace: string; readonly delay: Millis }
  | { readonly kind: "deployment" }
  | { readonly kind: "scaleInOff"; readonly policyName: string }
  /** These track targets too, and do not ask for less. */
  | { readonly kind: "notReady"; readonly policyNames: readonly string[] }
  | { readonly kind: "role"; readonly message: string };
