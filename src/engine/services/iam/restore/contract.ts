/** What restoring an account asks of IAM. */
export { restoreIam } from "./restoreIam.ts";
