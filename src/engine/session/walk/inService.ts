import { call } from "../../../aws/generated/api.ts";
import { counted } from "../../../lib/plural.ts";
import type { View } from "../../kernel/context.ts";
import { takes } from "../../services/elb/steer.ts";
import { instancesByBalancer, type ClassicBalancerRow, type RegisteredInstanceRow } from "../../services/elb/tables.ts";
import { behindClassic } from "./behindClassic.ts";
import { letIn } from "./repairs.ts";
import { passes, stops, type Finding } from "./walk.ts";

interface Registered {
  readonly balancer: ClassicBalancerRow;
  readonly instance: RegisteredInstanceRow;
  /** What was found on the road to it. */
  readonly behind: readonly Finding[];
}

/**
 * Whether a Classic Load Balancer sends requests to an instance. ELB user guide: never to one that is out of service,
 * also when all are. What put it out of service is what stops the health checks on their road.
 */
export function judgeInstance(view: View, { balancer, instance, behind }: Registered): Finding {
  const all = view.where(instancesByBalancer, balancer.loadBalancerName);
  const takers = all.filter(takes).length;
  const { instanceId: name, state, reasonCode, description } = instance;
  if (takes(instance)) return passes(name, `${takers} of ${counted(all.length, "instance")} ${takers === 1 ? "is" : "are"} in service and take turns; this is one of them.`);
  const cause = behind.find(({ verdict }) => verdict === "stops") ?? behind.find(({ verdict }) => verdict === "warns");
  const others = takers > 0 ? `It gets no new requests; ${counted(takers, "instance")} in service ${takers === 1 ? "gets" : "get"} them all.` : `No instance is in service: the load balancer sends requests to nobody.`;
  const finding = stops(name, [`${state}: ${description}`, others, ...(isByChecks(instance) && cause !== undefined ? [cause.says] : [])].join(" "), {
    reason: reasonCode === "N/A" ? null : reasonCode,
    ...(isByChecks(instance) && cause !== undefined ? { field: cause.field, repairs: cause.repairs } : {}),
  });
  return takers > 0 ? { ...finding, verdict: "warns" } : finding;
}

/** One that is stopped, drains or is in another zone is not asked at all. */
const isByChecks = ({ probesFrom }: RegisteredInstanceRow): boolean => probesFrom !== null;

/** What is found where no instance is registered. Nobody registers one again that was deregistered, while its task runs. */
export function nobodyRegistered(view: View, { loadBalancerArn, loadBalancerName: LoadBalancerName }: ClassicBalancerRow): Finding {
  const ids = [...new Set(behindClassic(view, loadBalancerArn).map(({ instanceId }) => instanceId))];
  const Instances = ids.map((InstanceId) => ({ InstanceId }));
  return stops("–", `${LoadBalancerName} has no registered instances. ECS registers the instance of a task when it runs.`, {
    field: "RegisterInstancesWithLoadBalancer Instances",
    repairs: ids.length === 0 ? [] : [letIn(`Register ${counted(ids.length, "instance")} that ${ids.length === 1 ? "runs" : "run"} its tasks`, call("elb", "RegisterInstancesWithLoadBalancer", { LoadBalancerName, Instances }))],
  });
}
