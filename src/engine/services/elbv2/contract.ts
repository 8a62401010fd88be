/** All that another service may know of load balancing. */
export { targetStateChanged } from "./events.ts";
export { holderOf } from "./knockOn.ts";
export { transportOf } from "../../../aws/rules/balancing/protocols.ts";
export { targetGroupNamed, targetHealth, usesSecurityGroup, usesSubnet } from "./queries.ts";
export { legToTarget, stationOfTarget } from "./road.ts";
export { decideRoute, type RouteDecision, type RouteEnd, type RuleJudged, type WeightedRoute } from "./routing/decideRoute.ts";
export { fateOfFlow, hashFlow, targetOfFlow, type Flow, type FlowFate } from "./routing/flowHash.ts";
export type { GroupRoute, TargetRoute, ZoneRoute } from "./routing/groupRoute.ts";
export type { ConditionJudged, RouteRequest } from "./routing/judgeRule.ts";
export type { ListenerRow, LoadBalancerRow, RequestFate, RuleRow, StreamRow, TargetGroupRow, TargetRow } from "./tables.ts";
