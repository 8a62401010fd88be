/** All that another service may know of IAM. */
export { isNobody, type Ask, type Decision, type Denial } from "./decide/ask.ts";
export { authorize } from "./decide/authorize.ts";
export { canAssume, decide } from "./decide/decide.ts";
export { rightsChanged } from "./events.ts";
export { findRole, profileArnNamed, roleOfProfile } from "./queries.ts";
