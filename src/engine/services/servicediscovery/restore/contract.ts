/** What RestoreAccount may know of Cloud Map beside its contract. It is fetched with the first call of that operation. */
export { problemOfCloudMap } from "./problemOfCloudMap.ts";
export { discoveryRow, endpointIn, registerInstance, restoreCloudMap } from "./restoreCloudMap.ts";
