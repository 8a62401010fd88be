import type { EnableAlarmActionsInput, Nothing } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { alarms } from "../tables.ts";

/** Lets alarms act, or only watch. Names that there are none of are passed over (assumed). */
const switching = <Name extends "EnableAlarmActions" | "DisableAlarmActions">(name: Name, actionsEnabled: boolean) =>
  operation("cloudwatch", name, {
    check: (view: View, { AlarmNames }: EnableAlarmActionsInput): readonly string[] => AlarmNames.filter((name) => view.find(alarms, name) !== undefined),

    apply(ctx: Context, names: readonly string[]): Nothing {
      for (const name of names) ctx.update(alarms, name, { actionsEnabled });
      return {};
    },
  });

export const enableAlarmActions = switching("EnableAlarmActions", true);
export const disableAlarmActions = switching("DisableAlarmActions", false);
