/** All that another service may know of IAM. */
export type { Ask, Decision, Denial } from "./decide/ask.ts";
export { authorize } from "./decide/authorize.ts";
export { decide } from "./decide/decide.ts";
export { findRole, roleOfProfile } from "./queries.ts";
