import { everyMinute } from "./evaluation/everyMinute.ts";
import type { CloudWatchCode } from "./late.ts";
import { deleteAlarms } from "./operations/deleteAlarms.ts";
import { describeAlarmHistory } from "./operations/describeAlarmHistory.ts";
import { describeAlarms } from "./operations/describeAlarms.ts";
import { disableAlarmActions, enableAlarmActions } from "./operations/enableAlarmActions.ts";
import { getMetricData } from "./operations/getMetricData.ts";
import { getMetricStatistics } from "./operations/getMetricStatistics.ts";
import { listMetrics } from "./operations/listMetrics.ts";
import { listMetricDelays } from "./operations/listMetricDelays.ts";
import { putMetricAlarm } from "./operations/putMetricAlarm.ts";
import { putMetricData } from "./operations/putMetricData.ts";
import { setAlarmState } from "./operations/setAlarmState.ts";
import { setMetricDelay } from "./operations/setMetricDelay.ts";

/** All that CloudWatch does. It is fetched with the first call that needs it: see `late.ts`. */
export const cloudWatchCode: CloudWatchCode = {
  operations: [
    deleteAlarms,
    describeAlarmHistory,
    describeAlarms,
    disableAlarmActions,
    enableAlarmActions,
    getMetricData,
    getMetricStatistics,
    listMetrics,
    putMetricAlarm,
    putMetricData,
    setAlarmState,
  ],
  delays: [listMetricDelays, setMetricDelay],
  everyMinute,
};
