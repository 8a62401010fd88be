// What scripts/api.mjs, which is no TypeScript, takes from here: it bundles this one file.
export { MOST_BODY_BYTES } from "../gateway/http/body.ts";
export { isFromHere } from "../gateway/http/loopback.ts";
export { openHeadless } from "./headless.ts";
