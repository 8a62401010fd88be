import type { HopKind, LoopHop } from "../../../../bridge/protocol.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import { many, rate } from "../../../graph/figures.ts";
import { figure, sideOf } from "../../../panels/inspect/scaling/scalingWords.ts";

/** What a hop is called. */
export const HOP_NAMES: Readonly<Record<HopKind, string>> = {
  load: "Load",
  cpu: "CPU",
  alarm: "Alarm",
  desired: "Desired count",
  provisioning: "PROVISIONING",
  reservation: "Reservation",
  group: "Group",
  instance: "Instance",
  agent: "Agent",
  running: "Running",
  healthy: "Healthy",
};

type Come = Extract<LoopHop, { readonly state: "come" }>;

/** What came with a hop, in a few words. */
export function sayingOf(hop: Come): string {
  switch (hop.kind) {
    case "load":
      return hop.figures === null ? "beyond the threshold" : `${Math.round(hop.figures.before)} → ${rate(Math.round(hop.figures.after))}`;
    case "cpu":
      return `${hop.figures.metric === "CPUUtilization" ? "" : `${hop.figures.metric} `}${figure(Math.round(hop.figures.value * 10) / 10)}, target ${figure(hop.figures.threshold)}`;
    case "alarm":
      return hop.figures.since === null ? `${sideOf(hop.figures.alarmName)} in ALARM` : `${sideOf(hop.figures.alarmName)} still in ALARM, since ${wholeClockText(hop.figures.since)}`;
    case "desired":
      return `${hop.figures.from} → ${many(hop.figures.to, "task")}`;
    case "provisioning":
      return `${many(hop.figures.tasks, "task")} ${hop.figures.tasks === 1 ? "waits" : "wait"}`;
    case "reservation":
      return `${figure(Math.round(hop.figures.percent))} %`;
    case "group":
      return `${hop.figures.from} → ${many(hop.figures.to, "instance")}`;
    case "instance":
      return `${many(hop.figures.instanceIds.length, "instance")} launched`;
    case "agent":
      return `${hop.figures.instanceIds.length} registered`;
    case "running":
      return `${many(hop.figures.tasks, "task")} more ${hop.figures.tasks === 1 ? "runs" : "run"}`;
    case "healthy":
      return `${many(hop.figures.tasks, "task")} more ${hop.figures.tasks === 1 ? "is" : "are"} healthy`;
  }
}

/** The whole names of what a hop is about, which its few words leave out. */
export function namesIn(hop: Come): readonly string[] {
  switch (hop.kind) {
    case "alarm":
      return [hop.figures.alarmName];
    case "reservation":
      return [`CapacityProviderReservation of ${hop.figures.capacityProvider}`];
    case "group":
      return [hop.figures.autoScalingGroupName];
    case "instance":
    case "agent":
      return [hop.figures.instanceIds.join(", ")];
    default:
      return [];
  }
}

/** How long it took since the hop before: `+2:05`, `+1:00:00`. */
export const delayText = (millis: number): string => `+${wholeClockText(Math.round(millis / 1000) * 1000).replace(/^0/, "")}`;
