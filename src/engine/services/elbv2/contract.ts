import { event } from "../../kernel/event.ts";

/** A target is in a new state. `state` is null once it is gone from its group. */
export const targetStateChanged = event<{
  readonly targetGroupArn: string;
  readonly instanceId: string;
  readonly port: number;
  readonly state: string | null;
  readonly description: string | null;
}>("elbv2.targetStateChanged");

export { targetGroupNamed, targetHealth, usesSecurityGroup } from "./queries.ts";
export type { ListenerRow, LoadBalancerRow, TargetGroupRow, TargetRow } from "./tables.ts";
