import type { StateValue } from "../../../aws/generated/cloudwatch.ts";
import type { Context } from "../../kernel/context.ts";
import { alarmStateChanged } from "./contract.ts";
import { writeHistory } from "./history.ts";
import { alarms, type AlarmRow } from "./tables.ts";

/** Why an alarm has the state that it has. */
export interface Reason {
  readonly stateReason: string;
  readonly stateReasonData: string | null;
}

/** Brings an alarm into a state. Who waits for a change hears of it only if it is one. */
export function turnAlarm(ctx: Context, alarm: AlarmRow, stateValue: StateValue, reason: Reason): void {
  const { alarmName } = alarm;
  const isChange = stateValue !== alarm.stateValue;
  const { stateReason, stateReasonData } = reason;
  const stateUpdatedAt = ctx.now;
  ctx.update(alarms, alarmName, isChange ? { stateReason, stateReasonData, stateValue, stateTransitionedAt: stateUpdatedAt, stateUpdatedAt } : { stateReason, stateReasonData, stateUpdatedAt });
  if (!isChange) return;
  // Long texts are put together at once: the digest reads them sooner than what hangs together of pieces.
  const data = ['{"version":"1.0","oldState":', stateText(alarm.stateValue, alarm), ',"newState":', stateText(stateValue, reason), "}"].join("");
  writeHistory(ctx, alarmName, { type: "StateUpdate", summary: `Alarm updated from ${alarm.stateValue} to ${stateValue}`, data });
  ctx.emit(alarmStateChanged, { alarmName, stateValue });
}

/** As JSON. The reason for a program is JSON by itself. */
function stateText(stateValue: StateValue, { stateReason, stateReasonData }: Reason): string {
  const data = stateReasonData === null ? "" : `,"stateReasonData":${stateReasonData}`;
  return `{"stateValue":"${stateValue}","stateReason":${JSON.stringify(stateReason)}${data}}`;
}
