import { call } from "../../aws/generated/api.ts";
import { counted } from "../../lib/plural.ts";
import { defaultGroups } from "../store/forwarding.ts";
import type { Tables } from "../store/replica.ts";
import { destroying, offer, type Offer, publish, trafficOffer, walkOffer } from "./offer.ts";
import { calls, form } from "./proposal.ts";
import { classicPorts, meeting, roadsTo } from "./roadsTo.ts";
import { ruleAmongOthers } from "./rules/listenerRules.ts";
import { reordered } from "./rules/reorder.ts";
import { conditionBrief } from "./rules/ruleWords.ts";
import { rowOf } from "./things.ts";

/** Of a load balancer of either generation. */
export function ofLoadBalancer(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "elbv2.loadBalancers", arn);
  if (row === undefined) return ofClassic(arn, tables);
  const listeners = [...tables["elbv2.listeners"].values()].filter((one) => one.loadBalancerArn === arn);
  return [
    // Without a target group it is made beside it.
    offer("Add a listener…", "CreateListener", tables["elbv2.targetGroups"].size === 0 ? publish({ wanted: "listener", loadBalancerArn: arn }) : form("", { kind: "listener", loadBalancerArn: arn, listenerArn: null })),
    ...(row.type === "application" ? listeners : []).map(({ listenerArn, protocol, port }) =>
      offer(`Add a rule to ${protocol} :${port}…`, "CreateRule", form("", { kind: "rule", listenerArn, ruleArn: null, targetGroupArn: null })),
    ),
    ...listeners.map(({ listenerArn, protocol, port }) => offer(`Edit listener ${protocol} :${port}…`, "ModifyListener", form("", { kind: "listener", loadBalancerArn: arn, listenerArn }))),
    ...listeners.slice(0, 1).flatMap(defaultGroups).slice(0, 1).map(trafficOffer),
    ...listeners.map(({ listenerArn, protocol, port }) => walkOffer(`Walk a request to ${protocol} :${port}`, { listenerArn })),
    ...listeners.map(({ listenerArn, protocol, port }) =>
      destroying(`Delete listener ${protocol} :${port}…`, "DeleteListener", {
        ...deletingListener(row.loadBalancerName, port),
        calls: [call("elbv2", "DeleteListener", { ListenerArn: listenerArn })],
      }),
    ),
    destroying("Delete load balancer…", "DeleteLoadBalancer", {
      title: `Delete ${row.loadBalancerName}?`,
      sentence: `Its ${counted(listeners.length, "listener")} ${listeners.length === 1 ? "goes" : "go"} with it, and no request arrives any more. Target groups stay. You can undo this.`,
      verb: "Delete load balancer",
      calls: [call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: arn })],
    }),
  ];
}

function ofClassic(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "elb.loadBalancers", arn);
  if (row === undefined) return [];
  const { loadBalancerName: LoadBalancerName, listeners } = row;
  const [title, sentence] = [`Delete ${LoadBalancerName}?`, "No request arrives by it any more. Its instances run on. You can undo this."];
  const asked = { title, sentence, verb: "Delete load balancer", calls: [call("elb", "DeleteLoadBalancer", { LoadBalancerName })] };
  return [
    offer("Add a listener…", "CreateLoadBalancerListeners", form("", { kind: "classicListener", loadBalancerArn: arn })),
    offer("Edit health check…", "ConfigureHealthCheck", form("", { kind: "classicHealthCheck", loadBalancerArn: arn })),
    trafficOffer(arn),
    ...classicPorts(row).map(({ listenerArn, protocol, port }) => walkOffer(`Walk a request to ${protocol === null ? "" : `${protocol} `}:${port}`, { listenerArn }, "DescribeInstanceHealth")),
    ...listeners.map(({ protocol, loadBalancerPort }) =>
      destroying(`Delete listener ${protocol} :${loadBalancerPort}…`, "DeleteLoadBalancerListeners", {
        ...deletingListener(LoadBalancerName, loadBalancerPort),
        calls: [call("elb", "DeleteLoadBalancerListeners", { LoadBalancerName, LoadBalancerPorts: [loadBalancerPort] })],
      }),
    ),
    destroying("Delete load balancer…", "DeleteLoadBalancer", asked),
  ];
}

const deletingListener = (loadBalancerName: string, port: number) => ({
  title: `Delete the listener on port ${port}?`,
  sentence: `${loadBalancerName} refuses connections to port ${port} from then on. You can undo this.`,
  verb: "Delete listener",
});

/** Of a line of its card. */
export function ofRule(arn: string, tables: Tables): readonly Offer[] {
  const held = ruleAmongOthers(arn, tables);
  if (held === undefined) return [];
  const { rules, rule, at, listener } = held;
  const moves = [reordered(rules, at, at - 1), reordered(rules, at, at + 1)].map((to, later) =>
    to === null ? [] : [offer(later === 0 ? "Ask earlier" : "Ask later", "SetRulePriorities", calls("", to.call))],
  );
  return [
    offer("Edit rule…", rule.priority === null ? "ModifyListener" : "ModifyRule", form("", { kind: "rule", listenerArn: listener.listenerArn, ruleArn: arn, targetGroupArn: null })),
    ...moves.flat(),
    { label: "Forward to…", operation: rule.priority === null ? "ModifyListener" : "ModifyRule", does: { kind: "pick", item: { kind: "rule", arn } } },
    walkOffer("Walk a request here", { listenerArn: listener.listenerArn, ...meeting(rule.conditions) }),
    ...(rule.priority === null
      ? []
      : [
          destroying("Delete rule…", "DeleteRule", {
            title: `Delete rule ${rule.priority}?`,
            sentence: `Requests for ${conditionBrief(rule)} are asked for by the rules after it. You can undo this.`,
            verb: "Delete rule",
            calls: [call("elbv2", "DeleteRule", { RuleArn: arn })],
          }),
        ]),
  ];
}

export function ofTargetGroup(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "elbv2.targetGroups", arn);
  if (row === undefined) return [];
  return [
    { label: "Forward a rule here…", operation: "CreateRule", does: { kind: "pick", item: { kind: "group", arn } } },
    trafficOffer(arn),
    ...roadsTo(arn, tables).slice(0, 1).map((request) => walkOffer("Walk a request here", request)),
    ...(row.loadBalancerArn === null
      ? [offer("Add a load balancer in front…", "CreateLoadBalancer", publish({ wanted: "loadBalancer", targetGroupArn: arn }))]
      : []),
    destroying("Delete target group…", "DeleteTargetGroup", {
      title: `Delete ${row.targetGroupName}?`,
      sentence: "Its targets are registered nowhere then; the tasks behind them run on. You can undo this.",
      verb: "Delete target group",
      calls: [call("elbv2", "DeleteTargetGroup", { TargetGroupArn: arn })],
    }),
  ];
}
