import type { ProviderExplanation, ProviderHold, WaitingExplained } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { many, memory } from "../../../graph/figures.ts";
import { countOf, delayText, figure } from "../scaling/scalingWords.ts";

type Arithmetic = Pick<ProviderExplanation, "instances" | "busy" | "needed" | "reservation" | "targetCapacity" | "desired" | "more">;

/** Where M comes from: `3 + 1 = 4`. */
export function neededText({ instances, busy, needed, more }: Pick<Arithmetic, "instances" | "busy" | "needed" | "more">): string {
  if (more > 0) return instances === 0 ? `${needed}, as always from nothing` : `${instances} + ${more} = ${needed}`;
  return needed === busy ? `${needed}, the busy ones` : `${needed}, as no instance would help`;
}

/** `4 / 3 × 100 = 133.33`; without instances it is a constant. */
export const reservationText = ({ instances, needed, reservation }: Pick<Arithmetic, "instances" | "needed" | "reservation">): string =>
  instances === 0 ? `${figure(reservation)}, as there is no instance` : `${needed} / ${instances} × 100 = ${figure(reservation)}`;

/** `ceil(4 × 100 / 100) = 4`. */
export const desiredText = ({ instances, needed, targetCapacity, desired }: Pick<Arithmetic, "instances" | "needed" | "targetCapacity" | "desired">): string =>
  instances === 0 ? `${desired}` : `ceil(${needed} × 100 / ${targetCapacity}) = ${desired}`;

/** What one of some waiting tasks takes: `2,048 CPU, 512 MiB`. */
export const takesText = ({ cpuUnits, memoryMiB, enis, gpus, oneEach }: Omit<WaitingExplained, "taskArns" | "asks">): string =>
  [`${cpuUnits} CPU`, memory(memoryMiB), ...(enis > 0 ? [many(enis, "interface")] : []), ...(gpus > 0 ? [many(gpus, "GPU")] : []), ...(oneEach ? ["one an instance"] : [])].join(", ");

export const asksText = (asks: number | null): string => (asks === null ? "fits no instance type" : `${many(asks, "instance")} more`);

const HELD: Readonly<Record<Exclude<ProviderHold["kind"], "WarmingUp" | "AwaitsAlarm" | "MetricDelay">, string>> = {
  AlreadyAtMaxCapacity: "The group is at its maximum: what still waits goes on waiting.",
  AlreadyAtMinCapacity: "The group is at its minimum.",
  AlreadyAtDesiredCapacity: "The group is to have as many already.",
  NoInstanceIsEmpty: "With termination protection only empty instances go, and none is.",
  Suspended: "The group's process AlarmNotification is suspended.",
};

/** What stands in the way, in a sentence. */
export function providerHoldText(hold: ProviderHold): string {
  if (hold.kind === "WarmingUp") return hold.until === null ? "Instances are on their way, and then warm up: no other change before." : `Instances warm up until ${clockText(hold.until)}: no other change before.`;
  if (hold.kind === "MetricDelay") return delayText(hold);
  if (hold.kind !== "AwaitsAlarm") return HELD[hold.kind];
  if (hold.alarm === null) return "There is no alarm to ask for it.";
  return `Waits for its alarm: ${countOf(hold.alarm)} so far.`;
}
