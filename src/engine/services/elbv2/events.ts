import { event } from "../../kernel/event.ts";

/** A target is in a new state, or in the same for another reason. `state` is null once it is gone from its group. */
export const targetStateChanged = event<{
  readonly targetGroupArn: string;
  readonly targetId: string;
  readonly port: number;
  readonly state: string | null;
  readonly description: string | null;
}>("elbv2.targetStateChanged");
