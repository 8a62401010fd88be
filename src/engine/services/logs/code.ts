import type { LogsCode } from "./late.ts";
import { createLogGroup } from "./operations/createLogGroup.ts";
import { deleteLogGroup } from "./operations/deleteLogGroup.ts";
import { describeLogGroups } from "./operations/describeLogGroups.ts";
import { describeLogStreams } from "./operations/describeLogStreams.ts";
import { filterLogEvents } from "./operations/filterLogEvents.ts";
import { getLogEvents } from "./operations/getLogEvents.ts";
import { putRetentionPolicy } from "./operations/putRetentionPolicy.ts";
import { endMinute, noteExit, noteLoss, noteSignal, openStream, write } from "./streams.ts";

/** All that CloudWatch Logs does: see `late.ts`. */
export const logsLateCode: LogsCode = {
  operations: [createLogGroup, deleteLogGroup, describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents, putRetentionPolicy],
  openStream,
  write,
  noteSignal,
  noteExit,
  noteLoss,
  endMinute,
};
