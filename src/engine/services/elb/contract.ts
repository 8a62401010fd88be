/** All that another service may know of Classic Load Balancers. */
export { registrationChanged } from "./events.ts";
export { classicNameIn, isClassicBalancer, registrationOf, shiftClassic } from "./queries.ts";
export { isUsedByClassic } from "./uses.ts";
export type { ClassicBalancerRow, ClassicListener, RegisteredInstanceRow } from "./tables.ts";
