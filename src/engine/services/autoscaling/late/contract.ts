/** What ECS does with the groups of its capacity providers that nobody else does. */
export { groupOfPolicy, inServiceSince } from "../lookup.ts";
export { isSuspended } from "../processes/suspended.ts";
export { wantCapacity } from "../processes/wantCapacity.ts";
export { tagGroup } from "../processes/tagGroup.ts";
/** What EC2 measures of groups. */
export { groupMeters } from "./meters.ts";
