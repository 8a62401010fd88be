import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { form, type Proposal, refused } from "../proposal.ts";
import { rowOf, type Thing } from "../things.ts";
import { listenerOfRule } from "./listenerRules.ts";

/** A target group dropped on a listener, or on a balancer with one listener: a rule more that forwards to it. */
export function addToListener(targetGroupArn: string, target: Thing | null, tables: Tables): Proposal {
  const name = nameIn(targetGroupArn);
  const listener = target?.kind === "rule" ? listenerOfRule(target.id, tables) : target?.kind === "loadBalancer" ? firstListener(target.id, tables) : undefined;
  if (target?.kind === "loadBalancer" && listener === undefined) return refused(`${nameIn(target.id)} has no listener yet. Its menu adds one.`);
  if (listener === undefined) return refused("Drop it on a listener of a load balancer to have a rule forward to it.");
  if (rowOf(tables, "elbv2.loadBalancers", listener.loadBalancerArn)?.type === "network") return refused("A listener of a Network Load Balancer has its default action and no other rules.");
  const hint = `Drop to add a rule to ${listener.protocol} :${listener.port} that forwards to ${name}`;
  return form(hint, { kind: "rule", listenerArn: listener.listenerArn, ruleArn: null, targetGroupArn });
}

function firstListener(loadBalancerArn: string, tables: Tables) {
  return [...tables["elbv2.listeners"].values()].filter((one) => one.loadBalancerArn === loadBalancerArn).toSorted((a, b) => a.port - b.port)[0];
}
