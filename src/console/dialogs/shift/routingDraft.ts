import { call } from "../../../aws/generated/api.ts";
import type { AdvancedConfiguration } from "../../../aws/generated/ecs.ts";
import { groupsOf } from "../../../aws/rules/balancing/ruleParts.ts";
import { answered } from "../../../aws/template/answered.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { listenerOfRule, type ListenerRule, ruleAmongOthers, rulesOf } from "../../graph/rules/listenerRules.ts";
import { conditionBrief } from "../../graph/rules/ruleWords.ts";
import type { Tables } from "../../store/replica.ts";
import type { SelectOption } from "../../ui/Select.tsx";
import { openPortSteps } from "../balancerGroup.ts";
import { firstFree } from "../choices.ts";
import { actionDraft, actionsOf } from "../rule/ruleDraft.ts";
import { INFRASTRUCTURE_ROLE, madeRoleArn, NEW_ROLE, roleCalls, usualRoleArn } from "./roles.ts";

type Group = Rows["elbv2.targetGroups"];

/** How a form has the traffic of a service moved between two target groups. */
export interface RoutingDraft {
  /** NEW: one like the first is made. */
  readonly alternateTargetGroupArn: string;
  readonly productionRule: string;
  /** NONE: there is no test traffic; NEW: a listener is made for it. */
  readonly testRule: string;
  readonly testPort: number | null;
  /** NEW_ROLE: it is made. */
  readonly roleArn: string;
}

export const NEW = "";
export const NONE = "none";

/** What a form begins with: the rule that leads to the group, and what else that rule leads to. */
export function routingDraftFor(targetGroupArn: string, tables: Tables): RoutingDraft {
  const rule = rulesAt(targetGroupArn, tables).find(({ action }) => groupsOf(action).includes(targetGroupArn));
  const other = rule === undefined ? undefined : groupsOf(rule.action).find((arn) => arn !== targetGroupArn);
  return { alternateTargetGroupArn: other ?? NEW, productionRule: rule?.ruleArn ?? "", testRule: NONE, testPort: freePort(targetGroupArn, tables), roleArn: usualRoleArn(INFRASTRUCTURE_ROLE, tables) };
}

/** What a load balancer of a service has; null: nothing is moved. */
export function routingDraftOf({ targetGroupArn, advancedConfiguration }: Rows["ecs.services"]["loadBalancers"][number], tables: Tables): RoutingDraft | null {
  if (advancedConfiguration === undefined) return null;
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } = advancedConfiguration;
  return { alternateTargetGroupArn, productionRule: productionListenerRule, testRule: testListenerRule ?? NONE, testPort: freePort(targetGroupArn, tables), roleArn };
}

/** The rules of all listeners of the load balancer that leads to a group. */
export function rulesAt(targetGroupArn: string, tables: Tables): readonly ListenerRule[] {
  const balancer = tables["elbv2.targetGroups"].get(targetGroupArn)?.loadBalancerArn;
  return [...tables["elbv2.listeners"].values()].filter(({ loadBalancerArn }) => loadBalancerArn === balancer).flatMap((listener) => rulesOf(listener, tables));
}

export function ruleChoices(targetGroupArn: string, tables: Tables): readonly SelectOption[] {
  return rulesAt(targetGroupArn, tables).map((rule) => {
    const listener = listenerOfRule(rule.ruleArn, tables);
    return { value: rule.ruleArn, label: `${listener?.protocol ?? ""} :${listener?.port ?? ""} · ${conditionBrief(rule)}` };
  });
}

/** Ports for test traffic, the first free one of them. ECS guide, "Application Load Balancer resources for blue/green deployments". */
function freePort(targetGroupArn: string, tables: Tables): number {
  const balancer = tables["elbv2.targetGroups"].get(targetGroupArn)?.loadBalancerArn;
  const taken = new Set([...tables["elbv2.listeners"].values()].filter(({ loadBalancerArn }) => loadBalancerArn === balancer).map(({ port }) => port));
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
  const group = tables["elbv2.targetGroups"].get(targetGroupArn);
  if (group === undefined || (draft.testRule === NEW && draft.testPort === null)) return null;
  const alternate = draft.alternateTargetGroupArn === NEW ? MADE_GROUP : draft.alternateTargetGroupArn;
  const testRule = draft.testRule === NEW ? answered("DescribeRules", "Rules[0].RuleArn") : draft.testRule;
  return {
    before: [
      ...(draft.alternateTargetGroupArn === NEW ? [groupLike(group, tables)] : []),
      ...(draft.testRule === NEW ? testListener(group, { port: draft.testPort ?? 0, alternate }, tables) : leadToBoth(draft, alternate, tables)),
      ...(draft.roleArn === NEW_ROLE ? roleCalls(INFRASTRUCTURE_ROLE, tables) : []),
    ],
    advancedConfiguration: {
      alternateTargetGroupArn: alternate,
      ...(draft.productionRule === "" ? {} : { productionListenerRule: draft.productionRule }),
      ...(draft.testRule === NONE ? {} : { testListenerRule: testRule }),
      roleArn: draft.roleArn === NEW_ROLE ? madeRoleArn(INFRASTRUCTURE_ROLE) : draft.roleArn,
    },
  };
}

const MADE_GROUP = answered("CreateTargetGroup", "TargetGroups[0].TargetGroupArn");

/** A second target group, for the same tasks: it differs in nothing but its name. */
export function groupLike(group: Group, tables: Pick<Tables, "elbv2.targetGroups">): Call {
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
export const greenName = ({ targetGroupName }: Pick<Group, "targetGroupName">, taken: ReadonlySet<string>): string => firstFree(`${targetGroupName.slice(0, 24)}-green`, taken);

/** ECS moves traffic only between groups that a rule leads to already: the other one gets none of it at first. */
function leadToBoth({ productionRule, testRule }: RoutingDraft, alternate: string, tables: Tables): readonly Call[] {
  const found = ruleAmongOthers(productionRule, tables)?.rule;
  const tested = testRule === NONE ? undefined : ruleAmongOthers(testRule, tables)?.rule;
  const known = [found, tested].flatMap((rule) => (rule === undefined ? [] : groupsOf(rule.action)));
  if (found?.action.type !== "forward" || known.includes(alternate)) return [];
  const { action, ruleArn, listenerArn, priority } = found;
  const wide = actionsOf(actionDraft({ ...action, targetGroups: [...action.targetGroups, { targetGroupArn: alternate, weight: 0 }] })) ?? [];
  return [priority === null ? call("elbv2", "ModifyListener", { ListenerArn: listenerArn, DefaultActions: wide }) : call("elbv2", "ModifyRule", { RuleArn: ruleArn, Actions: wide })];
}

/** A listener whose default rule is for test traffic. Only DescribeRules tells the ARN of that rule. */
function testListener({ loadBalancerArn, protocol }: Group, { port, alternate }: { readonly port: number; readonly alternate: string }, tables: Tables): readonly Call[] {
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: alternate }];
  const ListenerArn = answered("CreateListener", "Listeners[0].ListenerArn");
  return [
    ...openPortSteps(loadBalancerArn, port, tables).map((step) => step.call(new Map())),
    call("elbv2", "CreateListener", { LoadBalancerArn: loadBalancerArn ?? "", Protocol: protocol, Port: port, DefaultActions }),
    call("elbv2", "DescribeRules", { ListenerArn }),
  ];
}
