import type { Operation } from "../../kernel/operation.ts";
import { deleteAlarms } from "./operations/deleteAlarms.ts";
import { describeAlarmHistory } from "./operations/describeAlarmHistory.ts";
import { describeAlarms } from "./operations/describeAlarms.ts";
import { disableAlarmActions, enableAlarmActions } from "./operations/enableAlarmActions.ts";
import { putMetricAlarm } from "./operations/putMetricAlarm.ts";
import { setAlarmState } from "./operations/setAlarmState.ts";

/** All that CloudWatch does. It is fetched with the first call that needs it: see `late.ts`. */
export const cloudWatchCode: readonly Operation[] = [
  deleteAlarms,
  describeAlarmHistory,
  describeAlarms,
  disableAlarmActions,
  enableAlarmActions,
  putMetricAlarm,
  setAlarmState,
];
