import type { PutTrafficRequest, PutTrafficResponse, RequestKind as WireRequestKind, Traffic } from "../../../../aws/generated/physics.ts";
import { classicBalancerArn } from "../../../../aws/arn.ts";
import { curveOf } from "../../../../aws/rules/load/curve.ts";
import { sampleAt } from "../../../../aws/rules/load/sample.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { anyResources, listenerLoadHasRoom, setListenerLoad, setLoadCurve, setTraffic, trafficHasRoom, type ListenerLoadRow, type RequestKind } from "../../../physics/contract.ts";
import { classicNameIn, isClassicBalancer, shiftClassic } from "../../elb/contract.ts";
import { findCluster, findService } from "../../ecs/contract.ts";
import { lateParts } from "../late.ts";
import { refuseCurve } from "../late/refuseCurve.ts";
import { turnLoad } from "../late/turnLoad.ts";
import { listeners, loadBalancers, targetGroups } from "../tables.ts";
import { shiftListener, shiftTraffic } from "../traffic.ts";

/**
 * Puts a load, constant or along a curve, on a listener, on a target group, on a Classic Load Balancer, or on the first
 * one of a service. An operation of physics, for nature sends the requests; it stands here because only load balancing
 * knows who gets them.
 */
export const putTraffic = operation("physics", "PutTraffic", {
  check(view, input: PutTrafficRequest): Load {
    const { curve } = input;
    const load = loadFrom(view, input);
    if (curve === undefined) return load;
    refuseCurve(curve);
    return { ...load, curve };
  },

  apply(ctx, { curve, ...load }): PutTrafficResponse {
    const goalArn = load.listenerArn ?? load.targetGroupArn ?? "";
    const now = curve === undefined ? load.requestsPerSecond : sampleAt(curveOf(curve, load.requestsPerSecond), 0).requestsPerSecond;
    setLoadCurve(ctx, goalArn, curve && { curve, requestsPerSecond: load.requestsPerSecond, startedAt: ctx.now, weight: 1, weights: 1 });
    if ("requests" in load) {
      setListenerLoad(ctx, { ...load, requestsPerSecond: now });
      shiftListener(ctx, goalArn);
    } else {
      setTraffic(ctx, { targetGroupArn: goalArn, requestsPerSecond: now });
      const classic = classicNameIn(goalArn);
      if (classic === undefined) shiftTraffic(ctx, goalArn);
      else shiftClassic(ctx, classic);
    }
    if (anyResources(ctx)) lateParts().pressOthers(ctx, goalArn);
    if (curve !== undefined) turnLoad(ctx, goalArn);
    return { traffic: { ...load, ...(curve && { curve }) } };
  },
});

/** A load and, if it has one, its curve. */
type Load = (ListenerLoadRow | (Goal & { readonly requestsPerSecond: number; readonly listenerArn?: undefined })) & Pick<PutTrafficRequest, "curve">;

function loadFrom(view: View, input: PutTrafficRequest): Load {
  if (input.listenerArn !== undefined) return listenerLoad(view, input, input.listenerArn);
  if (input.requests !== undefined) throw new Refusal("ValidationException", "Only a listener tells requests apart.");
  const goal = goalOf(view, input);
  if (!trafficHasRoom(view, goal.targetGroupArn)) throw new Refusal("LimitExceededException", "No more target groups can have traffic.");
  return { ...goal, requestsPerSecond: input.requestsPerSecond };
}

function listenerLoad(view: View, { targetGroupArn, service, requests, requestsPerSecond }: PutTrafficRequest, listenerArn: string): ListenerLoadRow {
  if (targetGroupArn !== undefined || service !== undefined) throw new Refusal("ValidationException", "Name a listener, a target group or a service.");
  const listener = view.find(listeners, listenerArn);
  if (listener === undefined) throw new Refusal("ResourceNotFoundException", `There is no listener '${listenerArn}'.`);
  if (!listenerLoadHasRoom(view, listenerArn)) throw new Refusal("LimitExceededException", "No more listeners can have traffic.");
  const { dnsName } = view.need(loadBalancers, listener.loadBalancerArn);
  const kinds = requests === undefined || requests.length === 0 ? [{}] : requests;
  return { listenerArn, requestsPerSecond, requests: kinds.map((kind) => requestKind(kind, dnsName)) };
}

/** What is not said of a request is usual. The address is one that documentation may use. */
function requestKind({ method, host, path, query, sourceIp, weight }: Partial<WireRequestKind>, dnsName: string): RequestKind {
  return { method: method ?? "GET", host: host ?? dnsName, path: path ?? "/", query: query ?? "", sourceIp: sourceIp ?? "203.0.113.10", weight: weight ?? 1 };
}

type Goal = Pick<Traffic, "serviceArn"> & { readonly targetGroupArn: string };

function goalOf(view: View, { targetGroupArn: group, loadBalancerName, service, cluster }: PutTrafficRequest): Goal {
  const targetGroupArn = group ?? (loadBalancerName && classicBalancerArn(loadBalancerName));
  if ((targetGroupArn === undefined) === (service === undefined)) {
    throw new Refusal("ValidationException", "Name either a target group or a service.");
  }
  const goal = service === undefined ? { targetGroupArn: targetGroupArn ?? "" } : goalOfService(view, service, cluster);
  const classic = classicNameIn(goal.targetGroupArn);
  if (classic === undefined ? view.find(targetGroups, goal.targetGroupArn) === undefined : !isClassicBalancer(view, classic)) {
    throw new Refusal("ResourceNotFoundException", `There is no ${classic === undefined ? "target group" : "load balancer"} '${classic ?? goal.targetGroupArn}'.`);
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
