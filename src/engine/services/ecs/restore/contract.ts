/** What RestoreAccount may know of ECS beside its contract. It is fetched with the first call of that operation. */
export { definitionsIn, type Definitions } from "./definitions.ts";
export { problemOfEcs } from "./problemOfEcs.ts";
export { restoreEcs } from "./restoreEcs.ts";
export { roleArnOf } from "../roleRules.ts";
