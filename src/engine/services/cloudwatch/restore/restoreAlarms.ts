import type { AccountDescription } from "../../../../aws/account/description.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { attempt } from "../../../kernel/operation.ts";
import { alarmFrom } from "../operations/putMetricAlarm.ts";
import { alarms } from "../tables.ts";

/** What keeps CloudWatch from taking in the alarms that are described, as a sentence. */
export function problemOfAlarms(view: View, { alarms: described }: Pick<AccountDescription, "alarms">): string | undefined {
  for (const alarm of described) {
    const problem = errorIn("cloudwatch", "PutMetricAlarm", alarm);
    if (problem !== undefined) return `An alarm cannot be: ${problem.message}`;
    const answer = attempt(() => alarmFrom(alarm));
    if (!answer.ok) return `The alarm ${alarm.AlarmName} cannot be: ${answer.message}`;
    if (view.find(alarms, alarm.AlarmName) !== undefined) return `The alarm ${alarm.AlarmName} is there already.`;
  }
  const twice = repeated(described.map(({ AlarmName }) => AlarmName));
  return twice === undefined ? undefined : `The alarm ${twice} is described twice.`;
}

/** Makes the alarms, which look anew. */
export function restoreAlarms(ctx: Context, { alarms: described }: Pick<AccountDescription, "alarms">): void {
  for (const alarm of described) ctx.call("cloudwatch", "PutMetricAlarm", alarm);
}
