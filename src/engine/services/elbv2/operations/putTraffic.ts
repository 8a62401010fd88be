import type { PutTrafficRequest, PutTrafficResponse } from "../../../../aws/generated/physics.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { setTraffic, trafficHasRoom } from "../../../physics/contract.ts";
import { targetGroups } from "../tables.ts";
import { shiftTraffic } from "../traffic.ts";

/**
 * Puts a constant load on a target group. An operation of physics, for nature sends the requests; it stands here
 * because only load balancing knows target groups.
 */
export const putTraffic = operation("physics", "PutTraffic", {
  check(view, input: PutTrafficRequest) {
    const targetGroupArn = targetGroupIn(view, input);
    if (!trafficHasRoom(view, targetGroupArn)) {
      throw new Refusal("LimitExceededException", "No more target groups can have traffic.");
    }
    return { targetGroupArn, requestsPerSecond: input.requestsPerSecond };
  },

  apply(ctx, { targetGroupArn, requestsPerSecond }): PutTrafficResponse {
    setTraffic(ctx, { targetGroupArn, requestsPerSecond });
    shiftTraffic(ctx, targetGroupArn);
    return { traffic: { targetGroupArn, requestsPerSecond } };
  },
});

function targetGroupIn(view: View, { targetGroupArn }: PutTrafficRequest): string {
  if (targetGroupArn === undefined) throw new Refusal("ValidationException", "Name a target group by targetGroupArn.");
  if (view.find(targetGroups, targetGroupArn) === undefined) {
    throw new Refusal("ResourceNotFoundException", `There is no target group '${targetGroupArn}'.`);
  }
  return targetGroupArn;
}
