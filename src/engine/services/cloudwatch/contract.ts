import type { StateValue } from "../../../aws/generated/cloudwatch.ts";
import type { View } from "../../kernel/context.ts";
import { event } from "../../kernel/event.ts";
import { alarms, type AlarmRow } from "./tables.ts";

/** An alarm came to another state. */
export const alarmStateChanged = event<{ readonly alarmName: string; readonly stateValue: StateValue }>("cloudwatch.alarmStateChanged");

/** An alarm; undefined: there is none of that name. */
export const alarmNamed = (view: View, alarmName: string): AlarmRow | undefined => view.find(alarms, alarmName);

/** Its state. */
export const stateOfAlarm = (view: View, alarmName: string): StateValue | undefined => alarmNamed(view, alarmName)?.stateValue;

export type { AlarmRow } from "./tables.ts";
