/** What RestoreAccount asks of CloudWatch. */
export { problemOfAlarms, restoreAlarms } from "./restoreAlarms.ts";
