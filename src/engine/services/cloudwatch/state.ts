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
  const transition = isChange ? { stateValue, stateTransitionedAt: ctx.now } : {};
  ctx.update(alarms, alarmName, { ...reason, ...transition, stateUpdatedAt: ctx.now });
  if (!isChange) return;
  const data = JSON.stringify({ version: "1.0", oldState: stateOf(alarm.stateValue, alarm), newState: stateOf(stateValue, reason) });
  writeHistory(ctx, alarmName, { type: "StateUpdate", summary: `Alarm updated from ${alarm.stateValue} to ${stateValue}`, data });
  ctx.emit(alarmStateChanged, { alarmName, stateValue });
}

function stateOf(stateValue: StateValue, { stateReason, stateReasonData }: Reason): object {
  return { stateValue, stateReason, ...(stateReasonData === null ? {} : { stateReasonData: JSON.parse(stateReasonData) as unknown }) };
}
