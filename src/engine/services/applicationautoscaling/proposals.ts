import type { View } from "../../kernel/context.ts";
import { alarmNamed, type AlarmRow } from "../cloudwatch/contract.ts";
import { alarmsActing, newestDatapoint } from "../cloudwatch/late/contract.ts";
import { baseForScaleOut } from "./decide/cooldown.ts";
import { tasksForTarget, withinBounds, type Capacity, type Direction } from "./decide/proposed.ts";
import { askOfSteps, type Ask } from "./decide/steps.ts";
import type { ScalableTargetRow, Scaling, ScalingPolicyRow } from "./tables.ts";
import { stepPolicyFrom } from "./policies.ts";
import type { TrackingAlarms } from "./trackingAlarms.ts";

/** What an alarm of a policy asks for. */
export interface Proposal {
  readonly policy: ScalingPolicyRow;
  readonly alarm: AlarmRow;
  readonly asksFor: Direction;
  /** null: nobody knows what the metric is. */
  readonly metric: number | null;
  readonly from: number;
  readonly proposed: number;
}

/** The alarms that are a policy's own, or that name it. */
export function alarmsOf(view: View, { policyArn, scaling }: Alarmed): readonly AlarmRow[] {
  if (scaling.policyType !== "TargetTrackingScaling") return alarmsActing(view, policyArn);
  const own: AlarmRow[] = [];
  for (const name of [scaling.highAlarm, scaling.lowAlarm]) {
    const alarm = name === null ? undefined : alarmNamed(view, name);
    if (alarm !== undefined) own.push(alarm);
  }
  return own;
}

interface Alarmed {
  readonly policyArn: string;
  readonly scaling: { readonly policyType: "StepScaling" | "SimpleScaling" } | ({ readonly policyType: "TargetTrackingScaling" } & TrackingAlarms);
}

export const isRinging = ({ stateValue, actionsEnabled }: AlarmRow): boolean => stateValue === "ALARM" && actionsEnabled;

/** The actions that an alarm asks for by its name: none unless it rings. */
export function actionsAsked(view: View, alarmName: string): readonly string[] {
  const alarm = alarmNamed(view, alarmName);
  return alarm !== undefined && isRinging(alarm) ? (alarm.configuration.AlarmActions ?? []) : [];
}

/** What the alarms of a policy ask for that are in ALARM. */
export function proposalsOf(view: View, policy: ScalingPolicyRow, { target, capacity }: Pick<Asked, "target" | "capacity">): readonly Proposal[] {
  const made: Proposal[] = [];
  for (const alarm of alarmsOf(view, policy)) {
    const proposal = isRinging(alarm) ? proposalOf(view, { policy, alarm, target, capacity }) : undefined;
    if (proposal !== undefined) made.push(proposal);
  }
  return made;
}

export interface Asked {
  readonly policy: ScalingPolicyRow;
  readonly alarm: AlarmRow;
  readonly target: ScalableTargetRow;
  readonly capacity: Capacity;
}

/** What an alarm would ask for if it were in ALARM now; undefined: for nothing. */
export function proposalOf(view: View, { policy, alarm, target, capacity }: Asked): Proposal | undefined {
  const { scaling } = policy;
  const metric = newestDatapoint(view, alarm) ?? null;
  const ask = scaling.policyType === "StepScaling" ? askOfStep(scaling, { metric, threshold: alarm.configuration.Threshold ?? 0, capacity }) : askOfTarget(scaling, alarm.alarmName, metric);
  if (ask === undefined) return undefined;
  const { running, desired } = capacity;
  // Outside of its bounds a count is first brought to them. API reference, RegisterScalableTarget.
  const bounded = withinBounds(desired, capacity);
  const from = bounded !== desired ? bounded : ask.asksFor === "out" ? baseForScaleOut(view.now, target.cooldown, { running }) : running;
  return { policy, alarm, asksFor: ask.asksFor, metric, from, proposed: ask.from(from) };
}

function askOfTarget({ tracking, highAlarm }: Extract<Scaling, { policyType: "TargetTrackingScaling" }>, alarmName: string, metric: number | null): Ask {
  return {
    asksFor: alarmName === highAlarm ? "out" : "in",
    from: (running) => (metric === null ? running : tasksForTarget({ running, metric, target: tracking.TargetValue })),
  };
}

/** Without any datapoint it is as if the metric stood at the threshold (assumed). */
const askOfStep = ({ step }: Extract<Scaling, { policyType: "StepScaling" }>, { metric, threshold, capacity }: { readonly metric: number | null; readonly threshold: number; readonly capacity: Capacity }): Ask | undefined =>
  askOfSteps(stepPolicyFrom(step), { difference: (metric ?? threshold) - threshold, desired: capacity.desired });
