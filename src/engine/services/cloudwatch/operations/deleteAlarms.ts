import type { DeleteAlarmsInput, Nothing } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { alarms } from "../tables.ts";

/** Deletes alarms. CloudWatch API: if one of them is not there, none is deleted. */
export const deleteAlarms = operation("cloudwatch", "DeleteAlarms", {
  check(view: View, { AlarmNames }: DeleteAlarmsInput): readonly string[] {
    const missing = AlarmNames.filter((name) => view.find(alarms, name) === undefined);
    // Assumed wording.
    if (missing.length > 0) throw new Refusal("ResourceNotFound", `Alarms not found: [${missing.join(", ")}]`);
    return [...new Set(AlarmNames)];
  },

  apply(ctx: Context, names: readonly string[]): Nothing {
    for (const name of names) ctx.remove(alarms, name);
    return {};
  },
});
