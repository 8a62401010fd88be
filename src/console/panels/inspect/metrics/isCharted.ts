import type { Subject } from "../subject.ts";

const CHARTED: ReadonlySet<Subject["kind"]> = new Set(["cluster", "service", "targetGroup", "loadBalancer", "instance", "autoScalingGroup", "capacityProvider"]);

/** Whether anything is drawn of things of a kind. What that is comes with the charts. */
export const isCharted = ({ kind }: Subject): boolean => CHARTED.has(kind);
