/** What RestoreAccount may know of Application Auto Scaling. It is fetched with the first call of that operation. */
export { problemOfScaling, restoreScaling } from "./restoreScaling.ts";
