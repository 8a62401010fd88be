import type { ListenerDescription, ListenerRuleDescription } from "../../account/balancing.ts";
import { targetGroupArn } from "../../arn.ts";
import type { Action } from "../../generated/elbv2.ts";
import { attributesIn } from "../../rules/balancing/attributeRules.ts";
import { conditionsIn } from "../../rules/balancing/conditionsIn.ts";
import { endingIn } from "../../rules/balancing/endingIn.ts";
import { listenerAttributes } from "../../rules/balancing/listenerAttributes.ts";
import { goTogether, LISTENER_PROTOCOLS } from "../../rules/balancing/protocols.ts";
import { refusalOf } from "../../rules/refused.ts";
import { actionsIn } from "./actions.ts";
import { fittingAttributes } from "./attributes.ts";
import { type BalancingDraft, PORT, protocolIn } from "./balancing.ts";
import { conditionIn } from "./conditions.ts";
import { type Fields, partsOf, textOf, wholeOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import { balancingName, madeUp } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import type { Report, Spot } from "./remark.ts";

interface Around {
  readonly items: Items;
  readonly network: NetworkDraft;
  readonly balancing: BalancingDraft;
  readonly report: Report;
}

type Listener = Pick<ListenerDescription, "loadBalancer" | "id" | "port" | "protocol">;

/** What load balancers do with requests: their listeners, and the rules of these. */
export class RoadsDraft {
  readonly listeners: ListenerDescription[] = [];
  readonly listenerRules: ListenerRuleDescription[] = [];
  readonly #around: Around;
  /** Which load balancer forwards to each target group. */
  readonly #users = new Map<string, string>();
  /** The rules of each, by their ARNs' ids, and their priorities. */
  readonly #seen = new Set<string>();
  readonly #counts = new Map<string, number>();

  constructor(around: Around) {
    this.#around = around;
    for (const item of around.items.listener) this.#listener(item);
    for (const item of around.items.rule) this.#rule(item);
  }

  #listener({ fields, options: _options, ...spot }: Item): void {
    const { report, balancing } = this.#around;
    const arn = textOf(fields, "ListenerArn", 2_048);
    const named = balancingName(arn);
    const port = wholeOf(fields, "Port", PORT);
    const protocol = protocolIn(fields);
    const what = `Listener ${port ?? ""}`;
    const balancer = balancing.loadBalancers.find(({ name, id }) => `${name}/${id}` === named?.ref);
    const [id = ""] = named?.rest ?? [];
    if (named === undefined || balancer === undefined || port === undefined || !HEX.test(id)) return report.leftOut(spot, what, "Its load balancer is not here.");
    if (protocol === undefined || !LISTENER_PROTOCOLS[balancer.type].includes(protocol)) return report.leftOut(spot, what, `Its protocol is ${textOf(fields, "Protocol") ?? "not said"}, which is not simulated yet.`);
    const own = this.listeners.filter((one) => one.loadBalancer === named.ref);
    if (own.length >= LISTENERS || own.some((one) => one.port === port || one.id === id)) return report.leftOut(spot, what, "Its port is taken by another listener.");
    const listener = { loadBalancer: named.ref, id, port, protocol };
    const actions = this.#actionsOf(partsOf(fields, "DefaultActions"), listener, { spot, what });
    if (actions === undefined) return;
    const certificate = partsOf(fields, "Certificates").flatMap((one) => textOf(one, "CertificateArn", 2_048) ?? [])[0];
    const isSecret = protocol === "HTTPS" || protocol === "TLS";
    const rules = listenerAttributes({ protocol });
    this.listeners.push({
      ...listener,
      ruleId: this.#defaultRuleOf(id) ?? madeUp(`rule ${named.ref} ${id}`, 16),
      ...shortest(actions),
      certificateArn: isSecret ? (certificate ?? `arn:aws:acm:us-east-1:123456789012:certificate/${madeUp(id, 12)}`) : null,
      sslPolicy: isSecret ? (textOf(fields, "SslPolicy") ?? "ELBSecurityPolicy-2016-08") : null,
      attributes: fittingAttributes(balancing.attributesOf(arn), { read: (given) => attributesIn(given, { rules, before: {}, kind: "Listener" }), what, report }),
      tags: balancing.tagsOf(arn, fields),
    });
    report.used(spot, what);
  }

  #defaultRuleOf(listener: string): string | undefined {
    const rule = this.#around.items.rule.find(({ fields }) => isDefault(fields) && balancingName(textOf(fields, "RuleArn", 2_048))?.rest[0] === listener);
    const id = balancingName(textOf(rule?.fields ?? {}, "RuleArn", 2_048))?.rest[1] ?? "";
    return HEX.test(id) && this.#isNew(`rule ${id}`) ? id : undefined;
  }

  #rule({ fields, options: _options, ...spot }: Item): void {
    const { report } = this.#around;
    if (isDefault(fields)) return;
    const arn = textOf(fields, "RuleArn", 2_048);
    const named = balancingName(arn);
    const [listenerId, id = ""] = named?.rest ?? [];
    const priority = Number(textOf(fields, "Priority") ?? wholeOf(fields, "Priority"));
    const what = `Rule ${textOf(fields, "Priority") ?? ""}`;
    const listener = this.listeners.find((one) => one.loadBalancer === named?.ref && one.id === listenerId);
    if (named === undefined || listener === undefined || !HEX.test(id)) return report.leftOut(spot, what, "Its listener is not here.");
    if (!Number.isInteger(priority) || priority < 1 || priority > 50_000) return report.leftOut(spot, what, "Its priority cannot be read.");
    const count = (this.#counts.get(named.ref) ?? 0) + 1;
    if (count > RULES || LISTENER_PROTOCOLS.network.includes(listener.protocol)) return report.leftOut(spot, what, "Its load balancer has no room for it.");
    const conditions = partsOf(fields, "Conditions").map(conditionIn);
    const why = partsOf(fields, "Transforms").length > 0 ? "Transforms are not simulated yet." : refusalOf(() => conditionsIn(conditions));
    if (why !== undefined) return report.leftOut(spot, what, why);
    const actions = this.#actionsOf(partsOf(fields, "Actions"), listener, { spot, what });
    if (actions === undefined) return;
    if (!this.#isNew(`${listener.loadBalancer} ${listener.id} ${priority}`) || !this.#isNew(`rule ${id}`)) return report.leftOut(spot, what, "There is another of its priority, or by its id.");
    this.#counts.set(named.ref, count);
    this.listenerRules.push({ loadBalancer: named.ref, listener: listener.id, id, priority, conditions, actions, tags: this.#around.balancing.tagsOf(arn, fields) });
    report.used(spot, what);
  }

  /** What a listener or a rule does, as far as it can be done here; undefined: nothing. */
  #actionsOf(given: readonly Fields[], listener: Listener, { spot, what }: { readonly spot: Spot; readonly what: string }): readonly Action[] | undefined {
    const { report } = this.#around;
    const ofNetwork = LISTENER_PROTOCOLS.network.includes(listener.protocol);
    const groups = new Set<string>();
    const { actions, omitted } = actionsIn(given, (arn) => {
      const ref = balancingName(arn)?.ref;
      if (ref === undefined || !this.#takes(ref, listener) || (ofNetwork && groups.size > 0)) return undefined;
      groups.add(ref);
      return arnOf(ref);
    });
    for (const text of omitted) report.leftOut(spot, what, text);
    const why = actions.length === 0 ? "It forwards to no target group that is here." : refusalOf(() => endingIn(listener, actions));
    if (why !== undefined) {
      report.leftOut(spot, what, why);
      return undefined;
    }
    for (const ref of groups) this.#users.set(ref, listener.loadBalancer);
    return actions;
  }

  /** Whether a listener may forward to a target group: they go together, and no other load balancer has it. */
  #takes(ref: string, { loadBalancer, protocol }: Listener): boolean {
    const { balancing, network } = this.#around;
    const group = balancing.targetGroups.get(ref);
    const balancer = balancing.loadBalancers.find(({ name, id }) => `${name}/${id}` === loadBalancer);
    if (group === undefined || !goTogether(protocol, group.protocol) || network.vpcOf(balancer?.subnetIds[0] ?? "") !== group.vpcId) return false;
    const isRoom = this.#users.has(ref) || [...this.#users.values()].filter((one) => one === loadBalancer).length < GROUPS;
    return isRoom && (this.#users.get(ref) ?? loadBalancer) === loadBalancer;
  }

  #isNew(key: string): boolean {
    return this.#seen.size < this.#seen.add(key).size;
  }
}

const HEX = /^[0-9a-f]{1,32}$/;
const LISTENERS = 50;
const RULES = 100;
const GROUPS = 100;

const isDefault = (fields: Fields): boolean => textOf(fields, "Priority") === "default";

function arnOf(ref: string): string {
  const at = ref.indexOf("/");
  return targetGroupArn(ref.slice(0, at), ref.slice(at + 1));
}

/** Actions that are no more than a forward to one group are said by that. */
function shortest(actions: readonly Action[]): Pick<ListenerDescription, "targetGroup" | "actions"> {
  const [only, ...others] = actions;
  const groups = only?.ForwardConfig?.TargetGroups ?? [];
  const isPlain = others.length === 0 && only?.Type === "forward" && groups.length === 1 && groups[0]?.Weight === 1 && only.ForwardConfig?.TargetGroupStickinessConfig === undefined;
  const targetGroup = isPlain ? (balancingName(groups[0]?.TargetGroupArn)?.ref ?? null) : null;
  return { targetGroup, actions: targetGroup === null ? actions : [] };
}
