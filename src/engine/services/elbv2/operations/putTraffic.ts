import type { PutTrafficRequest, PutTrafficResponse, Traffic } from "../../../../aws/generated/physics.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { setTraffic, trafficHasRoom } from "../../../physics/contract.ts";
import { findCluster, findService } from "../../ecs/contract.ts";
import { targetGroups } from "../tables.ts";
import { shiftTraffic } from "../traffic.ts";

/**
 * Puts a constant load on a target group, or on the first one of a service. An operation of physics, for nature sends
 * the requests; it stands here because only load balancing knows who gets them.
 */
export const putTraffic = operation("physics", "PutTraffic", {
  check(view, input: PutTrafficRequest) {
    const goal = goalOf(view, input);
    if (!trafficHasRoom(view, goal.targetGroupArn)) {
      throw new Refusal("LimitExceededException", "No more target groups can have traffic.");
    }
    return { ...goal, requestsPerSecond: input.requestsPerSecond };
  },

  apply(ctx, load): PutTrafficResponse {
    setTraffic(ctx, load);
    shiftTraffic(ctx, load.targetGroupArn);
    return { traffic: load };
  },
});

type Goal = Pick<Traffic, "serviceArn"> & { readonly targetGroupArn: string };

function goalOf(view: View, { targetGroupArn, service, cluster }: PutTrafficRequest): Goal {
  if ((targetGroupArn === undefined) === (service === undefined)) {
    throw new Refusal("ValidationException", "Name either a target group or a service.");
  }
  const goal = service === undefined ? { targetGroupArn: targetGroupArn ?? "" } : goalOfService(view, service, cluster);
  if (view.find(targetGroups, goal.targetGroupArn) === undefined) {
    throw new Refusal("ResourceNotFoundException", `There is no target group '${goal.targetGroupArn}'.`);
  }
  return goal;
}

function goalOfService(view: View, service: string, cluster: string | undefined): Goal {
  const found = findCluster(view, cluster);
  const row = found && findService(view, found, service);
  if (row === undefined || row.status === "INACTIVE") {
    throw new Refusal("ResourceNotFoundException", `There is no service '${service}' in the cluster '${cluster ?? "default"}'.`);
  }
  const [first] = row.loadBalancers;
  if (first === undefined) {
    throw new Refusal("ValidationException", `The service '${row.serviceName}' has no load balancer to send requests to.`);
  }
  return { targetGroupArn: first.targetGroupArn, serviceArn: row.serviceArn };
}
