import type { View } from "../../../kernel/context.ts";
import type { Millis, SimTime } from "../../../kernel/time.ts";
import { lookAtAlarm, type AlarmLook } from "../../applicationautoscaling/late/contract.ts";
import { alarmNamed, type AlarmRow } from "../../cloudwatch/contract.ts";
import { latestDelay } from "../../cloudwatch/late/contract.ts";
import { reservationOf, type Reservation } from "./decide/reservation.ts";
import { alarmNamesOf, decideCapacity, ringingOf, wantedOf, warmingUntil } from "./decideCapacity.ts";
import { findGroupProvider } from "./find.ts";
import { fleetOf, type ProviderFleet } from "./fleet.ts";
import { managedScaling, type Held, type ManagedScalingRow, type ScalingEvaluation } from "./tables.ts";

/** What managed scaling makes of the group of a capacity provider now, and why nothing happens where nothing does. */
export interface ProviderExplanation extends Omit<Reservation, "asked"> {
  /** N, those of them that have a task which is no daemon's, and what the group is to have. */
  readonly instances: number;
  readonly busy: number;
  readonly desiredCapacity: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly targetCapacity: number;
  /** The tasks that wait, alike ones together. */
  readonly waiting: readonly WaitingExplained[];
  /** Where M leads, before the bounds of the group. */
  readonly desired: number;
  readonly alarms: readonly AlarmLook[];
  readonly rings: Pick<ScalingEvaluation, "alarmName" | "asksFor"> | null;
  /** The desired capacity that comes of it in this minute, if an alarm asked for it. */
  readonly next: number;
  readonly holds: readonly ProviderHold[];
  readonly evaluation: ScalingEvaluation | null;
}

export interface WaitingExplained {
  readonly taskArns: readonly string[];
  /** What each of them asks for. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly enis: number;
  readonly gpus: number;
  readonly oneEach: boolean;
  /** How many instances they ask for by themselves; null: none of the group's types takes such a task. */
  readonly asks: number | null;
}

/** What holds ECS back. */
export type ProviderHold =
  | { readonly kind: Exclude<Held, "WarmingUp"> }
  /** null: instances are to come in that have not yet. */
  | { readonly kind: "WarmingUp"; readonly until: SimTime | null }
  /** What its alarms look at comes later than usual. */
  | { readonly kind: "MetricDelay"; readonly namespace: string; readonly delay: Millis }
  /** No alarm asks for it yet. */
  | { readonly kind: "AwaitsAlarm"; readonly alarm: AlarmLook | null };

/** By the code that scales the group; null: ECS does not scale it. */
export function explainProvider(view: View, capacityProviderArn: string): ProviderExplanation | null {
  const row = view.find(managedScaling, capacityProviderArn);
  const provider = findGroupProvider(view, capacityProviderArn);
  const fleet = row && provider && fleetOf(view, provider, row.clusterArn);
  if (row === undefined || provider === undefined || fleet === undefined) return null;
  const { asked, ...reservation } = reservationOf(fleet);
  const desired = wantedOf(fleet, { asked, ...reservation });
  const rings = ringingOf(view, row) ?? null;
  const own = alarmsOf(view, row);
  const alarms = own.map((alarm) => lookAtAlarm(view, alarm));
  const asksFor = rings?.asksFor ?? directionOf(reservation.reservation, fleet.targetCapacity);
  const decided = asksFor === null ? null : decideCapacity(view, provider, { fleet, desired, asksFor });
  const { instances, busy, targetCapacity, group: { desiredCapacity, minSize, maxSize } } = fleet;
  const awaited = asksFor === "out" ? alarms[0] : alarms[1];
  return {
    ...reservation,
    instances,
    busy,
    targetCapacity,
    desiredCapacity,
    minSize,
    maxSize,
    desired,
    alarms,
    rings,
    waiting: waitingOf(fleet, asked),
    next: decided?.capacity ?? desiredCapacity,
    holds: [
      ...(rings === null && asksFor !== null ? [{ kind: "AwaitsAlarm", alarm: awaited ?? null } as const] : []),
      ...own.slice(0, 1).flatMap(({ configuration }) => latestDelay(view, configuration) ?? []).map((late) => ({ kind: "MetricDelay", ...late }) as const),
      ...heldBy(decided?.outcome ?? "Scaled", warmingUntil(view, fleet, provider)),
    ],
    evaluation: row.evaluation,
  };
}

/** Those of the policy, the high one first. */
function alarmsOf(view: View, row: ManagedScalingRow): readonly AlarmRow[] {
  const { highAlarm = null, lowAlarm = null } = alarmNamesOf(view, row) ?? {};
  return [highAlarm, lowAlarm].flatMap((name) => alarmNamed(view, name ?? "") ?? []);
}

/** What the alarms will ask for if it stays so. */
function directionOf(reservation: number, targetCapacity: number): "out" | "in" | null {
  if (reservation === targetCapacity) return null;
  return reservation > targetCapacity ? "out" : "in";
}

function heldBy(outcome: ScalingEvaluation["outcome"], until: number | null): readonly ProviderHold[] {
  if (outcome === "Scaled") return [];
  return [outcome === "WarmingUp" ? { kind: outcome, until: until === Infinity ? null : until } : { kind: outcome }];
}

const waitingOf = ({ waiting }: ProviderFleet, asked: Reservation["asked"]): readonly WaitingExplained[] =>
  waiting.map(({ tasks, cpuUnits, memoryMiB, enis, gpus, oneEach }, i) => ({ taskArns: tasks.map(({ taskArn }) => taskArn), cpuUnits, memoryMiB, enis, gpus, oneEach, asks: asked[i] ?? null }));
