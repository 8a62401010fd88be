/** How Classic Load Balancers take in what was described elsewhere. */
export { problemOfElb } from "./problemOfElb.ts";
export { isDraining, restoreElb, restoreInstances } from "./restoreElb.ts";
