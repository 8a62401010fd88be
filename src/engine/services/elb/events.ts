import { event } from "../../kernel/event.ts";

/** A registered instance is in a new state, or in the same for another reason. `state` is null once it is not registered any more. */
export const registrationChanged = event<{
  readonly loadBalancerName: string;
  readonly instanceId: string;
  readonly state: string | null;
  readonly description: string;
}>("elb.registrationChanged");
