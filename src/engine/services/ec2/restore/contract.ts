/** What RestoreAccount may know of EC2 beside its contract. It is fetched with the first call of that operation. */
export { problemOfEc2 } from "./problemOfEc2.ts";
export { restoreEc2 } from "./restoreEc2.ts";
export { knownIn } from "./knownNetwork.ts";
export { problemOfLaunchTemplates, restoreLaunchTemplates } from "./launchTemplates.ts";
