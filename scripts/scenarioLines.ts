// What scripts/commandLine.mjs, which is no TypeScript, takes from the sources: it bundles this one file.
export { formatCall } from "../src/bridge/gateway/cli/format.ts";
export { filledIn } from "../src/engine/session/scenario.ts";
export { retailStore } from "../src/scenarios/retailStore.ts";
