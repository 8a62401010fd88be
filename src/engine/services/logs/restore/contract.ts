/** What restoring an account asks of CloudWatch Logs. */
export { restoreLogGroups } from "./restoreLogGroups.ts";
