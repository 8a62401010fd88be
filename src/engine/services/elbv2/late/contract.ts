/** What code of other services that comes late itself may know of load balancing beside. */
export { divide } from "../routing/shares.ts";
export { ANSWER_MILLIS } from "../timing.ts";
export { offeredTo, streamCount } from "../spreadLoad.ts";
export { wayThrough, type BalancerShare } from "../wayThrough.ts";
export { actionNamed, type NamedAction } from "./actionNamed.ts";
export { followTraffic } from "./followTraffic.ts";
export { forwardByWeight, inputOf } from "./forwarding.ts";
export { balancerOfListener, groupByName, routesTo, stickinessOf, type Route } from "./routesTo.ts";
export { balancerMeters } from "./meters.ts";
export { pressLoads } from "./pressLoads.ts";
export { refuseCurve } from "./refuseCurve.ts";
export { putTotalsOf, reachedOf } from "./requests.ts";
