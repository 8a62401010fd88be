import type { PutConnectionsRequest, PutConnectionsResponse } from "../../../../aws/generated/physics.ts";
import { operation } from "../../../kernel/operation.ts";
import { keepFlows, wantedFlows } from "../flows.ts";

/**
 * Lets clients keep so many connections open through a listener of a Network Load Balancer, from the addresses that are
 * named or from one each. An operation of physics, as PutTraffic is.
 */
export const putConnections = operation("physics", "PutConnections", {
  check: (view, input: PutConnectionsRequest) => wantedFlows(view, input),

  apply(ctx, wanted): PutConnectionsResponse {
    keepFlows(ctx, wanted);
    return {};
  },
});
