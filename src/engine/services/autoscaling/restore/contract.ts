/** What RestoreAccount asks of Auto Scaling. */
export { problemOfGroups } from "./problemOfGroups.ts";
export { restoreGroups } from "./restoreGroups.ts";
