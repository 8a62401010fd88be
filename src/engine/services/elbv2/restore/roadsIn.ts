import { listenerArn, listenerRuleArn, loadBalancerArn, parseArn, targetGroupArn } from "../../../../aws/arn.ts";
import type { ListenerDescription, ListenerRuleDescription } from "../../../../aws/account/balancing.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import { clean } from "../../../../aws/clean.ts";
import type { Action, RuleCondition } from "../../../../aws/generated/elbv2.ts";
import { attributesIn } from "../../../../aws/rules/balancing/attributeRules.ts";
import { conditionsIn } from "../../../../aws/rules/balancing/conditionsIn.ts";
import { endingIn } from "../../../../aws/rules/balancing/endingIn.ts";
import { listenerAttributes } from "../../../../aws/rules/balancing/listenerAttributes.ts";
import { groupsOf, type RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ListenerRow, RuleRow } from "../tables.ts";
import { messageOf } from "./refusalOf.ts";

/** What the load balancers of an account do with requests, as it is kept. */
export interface Roads {
  readonly listeners: readonly ListenerRow[];
  readonly rules: readonly RuleRow[];
}

/** Reads listeners and rules as CreateListener and CreateRule would. Throws what they would answer, with the place before it. */
export function roadsIn(account: Pick<AccountDescription, "loadBalancers" | "listeners" | "listenerRules">): Roads {
  const types = new Map(account.loadBalancers.map(({ name, id, type }) => [`${name}/${id}`, type]));
  const arnOf = (ref: string): string => loadBalancerArn(...partsOf(ref), types.get(ref));
  const listeners = account.listeners.map((one) => told(`The listener ${one.id}`, () => listenerRow(one, arnOf(one.loadBalancer))));
  const places = new Map(listeners.map((row) => [row.listenerArn, row]));
  const rules = account.listenerRules.map((one) =>
    told(`The rule ${one.id}`, () => ruleRow(one, places.get(listenerArn(arnOf(one.loadBalancer), one.listener)))),
  );
  return { listeners, rules };
}

/** Which load balancer forwards to each target group. */
export function usersOf({ listeners, rules }: Roads): ReadonlyMap<string, string> {
  const balancerOf = new Map(listeners.map(({ listenerArn, loadBalancerArn }) => [listenerArn, loadBalancerArn]));
  const actions = [...listeners.map((row) => [row.listenerArn, row.defaultAction] as const), ...rules.map((row) => [row.listenerArn, row.action] as const)];
  return new Map(actions.flatMap(([listenerArn, action]) => groupsOf(action).map((arn) => [arn, balancerOf.get(listenerArn) ?? ""] as const)));
}

function listenerRow({ id, ruleId, targetGroup, actions, attributes, ...own }: ListenerDescription, balancerArn: string): ListenerRow {
  const arn = listenerArn(balancerArn, id);
  const { port, protocol, certificateArn, sslPolicy, tags } = own;
  return {
    listenerArn: arn,
    loadBalancerArn: balancerArn,
    port,
    protocol,
    certificateArn,
    sslPolicy,
    tags,
    attributes: attributesIn(attributes, { rules: listenerAttributes({ protocol }), before: {}, kind: "Listener" }),
    defaultAction: targetGroup === null ? actionIn(own, actions) : { type: "forward", targetGroups: [{ targetGroupArn: groupArn(targetGroup), weight: 1 }], stickinessSeconds: null },
    defaultRuleArn: listenerRuleArn(arn, ruleId),
  };
}

function ruleRow({ listener: id, id: ruleId, priority, conditions, actions, tags }: ListenerRuleDescription, listener: ListenerRow | undefined): RuleRow {
  if (listener === undefined) throw new Refusal("ValidationException", `its listener ${id} is not described.`);
  const { listenerArn: arn } = listener;
  return { ruleArn: listenerRuleArn(arn, ruleId), listenerArn: arn, priority, conditions: conditionsIn(shaped({ Conditions: conditions }).Conditions), action: actionIn(listener, actions), tags };
}

/** Of an ARN of a target group its name and id count: it may be one of another account, or Region. */
function actionIn(place: { readonly protocol: string; readonly port: number }, given: readonly Action[]): RouteAction {
  const action = endingIn(place, shaped({ Actions: given }).Actions);
  if (action.type !== "forward") return action;
  return { ...action, targetGroups: action.targetGroups.map((group) => ({ ...group, targetGroupArn: ownArn(group.targetGroupArn) })) };
}

function ownArn(arn: string): string {
  const [kind, name = "", id = ""] = parseArn(arn)?.resource.split("/") ?? [];
  return kind === "targetgroup" ? targetGroupArn(name, id) : arn;
}

/** Parts of a request as AWS's model has them. */
function shaped(given: { readonly Conditions?: readonly RuleCondition[]; readonly Actions?: readonly Action[] }) {
  const input = { ListenerArn: "x", Priority: 1, Conditions: [], Actions: [], ...given };
  const problem = errorIn("elbv2", "CreateRule", input);
  if (problem !== undefined) throw new Refusal("ValidationException", problem.message);
  return clean("elbv2", "CreateRule", input);
}

function told<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    const message = messageOf(thrown);
    throw message === undefined ? thrown : new Refusal("ValidationException", `${what}: ${message}`);
  }
}

export const groupArn = (ref: string): string => targetGroupArn(...partsOf(ref));

function partsOf(ref: string): readonly [name: string, id: string] {
  const at = ref.indexOf("/");
  return [ref.slice(0, at), ref.slice(at + 1)];
}
