/** What RestoreAccount may know of load balancing beside its contract. It is fetched with the first call of that operation. */
export { problemOfElbv2 } from "./problemOfElbv2.ts";
export { restoreElbv2, restoreTargets } from "./restoreElbv2.ts";
export { roadsIn } from "./roadsIn.ts";
