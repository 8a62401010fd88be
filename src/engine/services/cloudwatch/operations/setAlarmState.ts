import type { Nothing, SetAlarmStateInput } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { awaitMinute } from "../evaluation/everyMinute.ts";
import { turnAlarm } from "../state.ts";
import { alarms, type AlarmRow } from "../tables.ts";

interface Plan {
  readonly alarm: AlarmRow;
  readonly input: SetAlarmStateInput;
}

/** Sets the state of an alarm by hand: until its metric is looked at again. */
export const setAlarmState = operation("cloudwatch", "SetAlarmState", {
  check(view: View, input: SetAlarmStateInput): Plan {
    const alarm = view.find(alarms, input.AlarmName);
    // Assumed wordings.
    if (alarm === undefined) throw new Refusal("ResourceNotFound", `Alarm ${input.AlarmName} not found.`);
    if (input.StateReasonData !== undefined && !isJson(input.StateReasonData)) throw new Refusal("InvalidFormat", "StateReasonData was not valid JSON");
    return { alarm, input };
  },

  apply(ctx: Context, { alarm, input }: Plan): Nothing {
    turnAlarm(ctx, alarm, input.StateValue, { stateReason: input.StateReason, stateReasonData: input.StateReasonData ?? null });
    awaitMinute(ctx);
    return {};
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
