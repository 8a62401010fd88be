import { call } from "../../../aws/generated/api.ts";
import type { AdvancedConfiguration } from "../../../aws/generated/ecs.ts";
import { groupsOf } from "../../../aws/rules/balancing/ruleParts.ts";
import { answered } from "../../../aws/template/answered.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { type ListenerRule, ruleAmongOthers, rulesOf } from "../../graph/rules/listenerRules.ts";
import { conditionBrief } from "../../graph/rules/ruleWords.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { SelectOption } from "../../ui/Select.tsx";
import { openPortSteps } from "../balancerGroup.ts";
import { firstFree } from "../choices.ts";
import { actionDraft, actionsOf } from "../rule/ruleDraft.ts";
import { CODE_DEPLOY_ROLE, INFRASTRUCTURE_ROLE, madeRoleArn, NEW_ROLE, roleCalls, type UsualRole, usualRoleArn } from "./roles.ts";

type Group = Rows["elbv2.targetGroups"];

/** Who moves the traffic: ECS asks for rules of an Application Load Balancer and for listeners of a Network one, CodeDeploy for listeners of both. */
export type Mover = "ECS" | "CODE_DEPLOY";

/** What requests come by, as a form has it chosen. */
export interface Routes {
  /** NEW: one like the first is made. */
  readonly alternateTargetGroupArn: string;
  /** A rule or a listener, as its mover asks for it. */
  readonly productionRoute: string;
  /** NONE: there is no test traffic; NEW: a listener is made for it. */
  readonly testRoute: string;
  readonly testPort: number | null;
}

/** How a form has the traffic of a service moved between two target groups. */
export interface RoutingDraft extends Routes {
  /** NEW_ROLE: it is made. */
  readonly roleArn: string;
}

export const NEW = "";
export const NONE = "none";

/** In which role each moves it. */
export const ROLES: Readonly<Record<Mover, UsualRole>> = { ECS: INFRASTRUCTURE_ROLE, CODE_DEPLOY: CODE_DEPLOY_ROLE };

/** Whether whole listeners are asked for. */
export function asksForListeners(targetGroupArn: string, mover: Mover, tables: Tables): boolean {
  const balancer = tables["elbv2.targetGroups"].get(targetGroupArn)?.loadBalancerArn ?? "";
  return mover === "CODE_DEPLOY" || tables["elbv2.loadBalancers"].get(balancer)?.type === "network";
}

/** What a form begins with: the rule that leads to the group, or its listener, and what else that rule leads to. */
export function routingDraftFor(targetGroupArn: string, tables: Tables, mover: Mover = "ECS"): RoutingDraft {
  const rule = rulesAt(targetGroupArn, tables).find(({ action }) => groupsOf(action).includes(targetGroupArn));
  const other = rule === undefined ? undefined : groupsOf(rule.action).find((arn) => arn !== targetGroupArn);
  const productionRoute = asksForListeners(targetGroupArn, mover, tables) ? rule?.listenerArn : rule?.ruleArn;
  return { alternateTargetGroupArn: other ?? NEW, productionRoute: productionRoute ?? "", testRoute: NONE, testPort: freePort(targetGroupArn, tables), roleArn: usualRoleArn(ROLES[mover], tables) };
}

/** What a load balancer of a service has; null: nothing is moved. */
export function routingDraftOf({ targetGroupArn, advancedConfiguration }: Rows["ecs.services"]["loadBalancers"][number], tables: Tables): RoutingDraft | null {
  if (advancedConfiguration === undefined) return null;
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } = advancedConfiguration;
  return { alternateTargetGroupArn, productionRoute: productionListenerRule, testRoute: testListenerRule ?? NONE, testPort: freePort(targetGroupArn, tables), roleArn };
}

function listenersAt(targetGroupArn: string, tables: Tables): readonly Rows["elbv2.listeners"][] {
  const balancer = tables["elbv2.targetGroups"].get(targetGroupArn)?.loadBalancerArn;
  return [...tables["elbv2.listeners"].values()].filter(({ loadBalancerArn }) => loadBalancerArn === balancer);
}

/** The rules of all listeners of the load balancer that leads to a group. */
const rulesAt = (targetGroupArn: string, tables: Tables): readonly ListenerRule[] => listenersAt(targetGroupArn, tables).flatMap((listener) => rulesOf(listener, tables));

/** By what requests may come to a group, as a form offers it. */
export function routeChoices(targetGroupArn: string, mover: Mover, tables: Tables): readonly SelectOption[] {
  const listeners = listenersAt(targetGroupArn, tables);
  if (asksForListeners(targetGroupArn, mover, tables)) return listeners.map((listener) => ({ value: listener.listenerArn, label: listenerName(listener) }));
  return listeners.flatMap((listener) => rulesOf(listener, tables).map((rule) => ({ value: rule.ruleArn, label: `${listenerName(listener)} · ${conditionBrief(rule)}` })));
}

const listenerName = ({ protocol, port }: Rows["elbv2.listeners"]): string => `${protocol} :${port}`;

/** The rule that is changed when traffic is moved by it, or by its whole listener; undefined: there is none. */
export function ruleOfRoute(arn: string, tables: Tables): ListenerRule | undefined {
  const listener = tables["elbv2.listeners"].get(arn);
  return listener === undefined ? ruleAmongOthers(arn, tables)?.rule : rulesOf(listener, tables).at(-1);
}

/** Ports for test traffic, the first free one of them. ECS guide, "Application Load Balancer resources for blue/green deployments". */
function freePort(targetGroupArn: string, tables: Tables): number {
  const taken = new Set(listenersAt(targetGroupArn, tables).map(({ port }) => port));
  let port = 8080;
  while (taken.has(port)) port++;
  return port;
}

/** What a load balancer of a service is told of it, and the calls that make what is missing first. */
export interface RoutingParts {
  readonly before: readonly Call[];
  readonly advancedConfiguration: AdvancedConfiguration;
}

/** null while something is missing that a call before needs. What AWS asks for itself may be missing: it says so. */
export function routingParts(draft: RoutingDraft, targetGroupArn: string, tables: Tables): RoutingParts | null {
  const made = routesMade(draft, { targetGroupArn, mover: "ECS" }, tables);
  if (made === null) return null;
  const byListener = asksForListeners(targetGroupArn, "ECS", tables);
  const isNew = draft.testRoute === NEW;
  // Of a new listener's default rule only DescribeRules tells the ARN.
  const told = isNew && !byListener ? [call("elbv2", "DescribeRules", { ListenerArn: MADE_LISTENER })] : [];
  const testRoute = isNew && !byListener ? answered("DescribeRules", "Rules[0].RuleArn") : made.testRoute;
  return {
    before: [...made.before, ...told, ...(isNew ? [] : leadToBoth(draft, made.alternate, tables)), ...made.role.before],
    advancedConfiguration: {
      alternateTargetGroupArn: made.alternate,
      ...(draft.productionRoute === "" ? {} : { productionListenerRule: draft.productionRoute }),
      ...(testRoute === null ? {} : { testListenerRule: testRoute }),
      roleArn: made.role.arn,
    },
  };
}

export interface RoutesMade {
  readonly before: readonly Call[];
  /** The second target group. */
  readonly alternate: string;
  readonly alternateName: string;
  /** null: there is no test traffic. */
  readonly testRoute: string | null;
  readonly role: { readonly arn: string; readonly before: readonly Call[] };
}

/** The second target group, the test listener and the role, and the calls that make what of them is new; null: the port of a new listener is missing. */
export function routesMade({ alternateTargetGroupArn, testRoute, testPort, roleArn }: RoutingDraft, { targetGroupArn, mover }: { readonly targetGroupArn: string; readonly mover: Mover }, tables: Tables): RoutesMade | null {
  const group = tables["elbv2.targetGroups"].get(targetGroupArn);
  if (group === undefined || (testRoute === NEW && testPort === null)) return null;
  const role = ROLES[mover];
  const isNew = alternateTargetGroupArn === NEW;
  const alternate = isNew ? MADE_GROUP : alternateTargetGroupArn;
  return {
    before: [...(isNew ? [groupLike(group, tables)] : []), ...(testRoute === NEW ? testListener(group, { port: testPort ?? 0, alternate }, tables) : [])],
    alternate,
    alternateName: isNew ? answered("CreateTargetGroup", "TargetGroups[0].TargetGroupName") : nameIn(alternateTargetGroupArn),
    testRoute: testRoute === NONE ? null : testRoute === NEW ? MADE_LISTENER : testRoute,
    role: roleArn === NEW_ROLE ? { arn: madeRoleArn(role), before: roleCalls(role, tables) } : { arn: roleArn, before: [] },
  };
}

const MADE_LISTENER = answered("CreateListener", "Listeners[0].ListenerArn");
const MADE_GROUP = answered("CreateTargetGroup", "TargetGroups[0].TargetGroupArn");

/** A second target group, for the same tasks: it differs in nothing but its name. */
function groupLike(group: Group, tables: Pick<Tables, "elbv2.targetGroups">): Call {
  const taken = new Set([...tables["elbv2.targetGroups"].values()].map(({ targetGroupName }) => targetGroupName));
  const { healthCheckPath, matcherHttpCode } = group;
  return call("elbv2", "CreateTargetGroup", {
    Name: greenName(group, taken),
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType,
    HealthCheckProtocol: group.healthCheckProtocol,
    HealthCheckPort: group.healthCheckPort,
    ...(healthCheckPath === null ? {} : { HealthCheckPath: healthCheckPath }),
    HealthCheckIntervalSeconds: group.healthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: group.healthCheckTimeoutSeconds,
    HealthyThresholdCount: group.healthyThresholdCount,
    UnhealthyThresholdCount: group.unhealthyThresholdCount,
    ...(matcherHttpCode === null ? {} : { Matcher: { HttpCode: matcherHttpCode } }),
  });
}

/** ELB takes 32 characters. */
const greenName = ({ targetGroupName }: Pick<Group, "targetGroupName">, taken: ReadonlySet<string>): string => firstFree(`${targetGroupName.slice(0, 24)}-green`, taken);

/** ECS moves traffic only between groups that a rule leads to already: the other one gets none of it at first. */
function leadToBoth({ productionRoute, testRoute }: Routes, alternate: string, tables: Tables): readonly Call[] {
  const found = ruleOfRoute(productionRoute, tables);
  const tested = ruleOfRoute(testRoute, tables);
  const known = [found, tested].flatMap((rule) => (rule === undefined ? [] : groupsOf(rule.action)));
  if (found?.action.type !== "forward" || known.includes(alternate)) return [];
  const { action, ruleArn, listenerArn, priority } = found;
  const wide = actionsOf(actionDraft({ ...action, targetGroups: [...action.targetGroups, { targetGroupArn: alternate, weight: 0 }] })) ?? [];
  return [priority === null ? call("elbv2", "ModifyListener", { ListenerArn: listenerArn, DefaultActions: wide }) : call("elbv2", "ModifyRule", { RuleArn: ruleArn, Actions: wide })];
}

/** A listener for test traffic, all of which goes to the second group. */
function testListener({ loadBalancerArn, protocol }: Group, { port, alternate }: { readonly port: number; readonly alternate: string }, tables: Tables): readonly Call[] {
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: alternate }];
  return [
    ...openPortSteps(loadBalancerArn, port, tables).map((step) => step.call(new Map())),
    call("elbv2", "CreateListener", { LoadBalancerArn: loadBalancerArn ?? "", Protocol: protocol, Port: port, DefaultActions }),
  ];
}
