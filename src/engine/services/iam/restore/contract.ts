/** What restoring an account asks of IAM. */
export { problemOfIam } from "./problemOfIam.ts";
export { restoreIam } from "./restoreIam.ts";
