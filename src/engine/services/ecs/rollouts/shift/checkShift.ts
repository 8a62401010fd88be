import { pauseStages } from "../../../../../aws/rules/pauseStages.ts";
import { bothGroups } from "../../../../../aws/rules/bothGroups.ts";
import type { AdvancedConfiguration, DeploymentConfiguration, DeploymentLifecycleHook, DeploymentStrategy, LoadBalancer } from "../../../../../aws/generated/ecs.ts";
import { parseArn } from "../../../../../aws/arn.ts";
import type { View } from "../../../../kernel/context.ts";
import { classicNameIn } from "../../../elb/contract.ts";
import { actionNamed } from "../../../elbv2/late/contract.ts";
import { targetGroupNamed } from "../../../elbv2/contract.ts";
import { isClassic } from "../../../era/contract.ts";
import { invalidParameter } from "../../refusals.ts";
import type { ServiceLoadBalancer } from "../../tables.ts";
import { HOOKS_OF_A_KIND } from "../../limits.ts";
import type { TrafficRouting } from "./routing.ts";
import type { OptionsOwner } from "../rollouts.ts";
import type { ShiftOptions } from "./table.ts";

// The wordings are those of the ECS guide, "Troubleshooting blue/green deployments", unless said otherwise; the ranges
// those of the API.

/** Adds to the load balancers of a service how its traffic is moved between two target groups. */
export function routedBalancers(view: View, given: readonly LoadBalancer[], rows: readonly ServiceLoadBalancer[]): readonly ServiceLoadBalancer[] {
  if (given.some(({ loadBalancerName, advancedConfiguration }) => loadBalancerName !== undefined && advancedConfiguration !== undefined)) {
    throw invalidParameter("advancedConfiguration field is not allowed with ELBv1 loadBalancers");
  }
  // Assumed wording.
  if (isClassic(view, "rollingOnly")) throw invalidParameter("advancedConfiguration field is not supported.");
  if (given.some(({ advancedConfiguration }) => advancedConfiguration === undefined)) {
    throw invalidParameter("Either all or none of the provided loadBalancers must have advancedConfiguration defined");
  }
  const routed = rows.map((row, i) => ({ ...row, advancedConfiguration: routingFrom(view, row, given[i]?.advancedConfiguration ?? {}) }));
  const groups = bothGroups(routed);
  const twice = groups.find((arn, i) => groups.indexOf(arn) !== i);
  if (twice !== undefined) throw invalidParameter(`Duplicate targetGroupArn found: ${twice}`);
  const shared = routed.map(({ advancedConfiguration: { productionListenerRule, testListenerRule } }) => (productionListenerRule === testListenerRule ? productionListenerRule : undefined)).find((arn) => arn !== undefined);
  if (shared !== undefined) throw invalidParameter(`The following rules cannot be used as both production and test listener rules: ${shared}`);
  for (const one of routed) checkAssociated(view, one);
  return routed;
}

function routingFrom(view: View, { targetGroupArn }: ServiceLoadBalancer, given: AdvancedConfiguration): TrafficRouting {
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } = given;
  // Assumed, the four of them: ECS documents that they must be there.
  if (alternateTargetGroupArn === undefined) throw invalidParameter("alternateTargetGroupArn is required in advancedConfiguration.");
  if (productionListenerRule === undefined) throw invalidParameter("productionListenerRule is required in advancedConfiguration.");
  if (roleArn === undefined) throw invalidParameter("roleArn is required in advancedConfiguration.");
  if (targetGroupNamed(view, alternateTargetGroupArn) === undefined) throw invalidParameter(`The target group ${alternateTargetGroupArn} does not exist.`);
  const balancer = targetGroupNamed(view, targetGroupArn)?.loadBalancerArn ?? "";
  const isNetwork = balancer.includes(":loadbalancer/net/");
  checkRule("productionListenerRule", productionListenerRule, isNetwork);
  if (testListenerRule !== undefined) checkRule("testListenerRule", testListenerRule, isNetwork);
  return { alternateTargetGroupArn, productionListenerRule, ...(testListenerRule === undefined ? {} : { testListenerRule }), roleArn };
}

function checkRule(member: string, arn: string, isNetwork: boolean): void {
  const resource = parseArn(arn)?.resource ?? "";
  if (resource.startsWith(isNetwork ? "listener/net/" : "listener-rule/app/")) return;
  throw invalidParameter(`${member} has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${arn}`);
}

const isOfNetwork = (arn: string): boolean => arn.includes(":listener/net/");

function checkAssociated(view: View, { targetGroupArn, advancedConfiguration }: ServiceLoadBalancer & { readonly advancedConfiguration: TrafficRouting }): void {
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = advancedConfiguration;
  const action = actionNamed(view, productionListenerRule)?.action;
  // Assumed wording.
  if (action === undefined) throw invalidParameter(`The listener rule ${productionListenerRule} does not exist.`);
  const known = action.type === "forward" ? action.targetGroups.map((group) => group.targetGroupArn) : [];
  if (testListenerRule !== undefined || [targetGroupArn, alternateTargetGroupArn].every((arn) => known.includes(arn))) return;
  // A listener of a Network Load Balancer may forward to one group until its first deployment has traffic to move (assumed).
  if (isOfNetwork(productionListenerRule)) return;
  throw invalidParameter("For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup");
}

/** A service, as it will be, and how it is to be deployed. */
type Owner = OptionsOwner & { readonly strategy: DeploymentStrategy };

/** How traffic is to be moved; what is not asked for stays as it was. Undefined: nobody ever asked. */
export function shiftFrom(view: View, asked: DeploymentConfiguration, of: Owner & { readonly bakeTimeInMinutes: number }): ShiftOptions | undefined {
  within("bakeTimeInMinutes", of.bakeTimeInMinutes, [0, DAY]);
  const before = of.before?.shift;
  const hooks = asked.lifecycleHooks ?? before?.hooks ?? [];
  for (const hook of hooks) checkHook(hook, of.strategy);
  checkHooks(view, hooks, of);
  if (of.strategy === "ROLLING") return before === undefined && hooks.length === 0 ? undefined : { linear: before?.linear ?? null, canary: before?.canary ?? null, hooks };
  checkStrategy(view, of);
  return {
    linear: of.strategy === "LINEAR" ? linearFrom(asked, before) : (before?.linear ?? null),
    canary: of.strategy === "CANARY" ? canaryFrom(asked, before) : (before?.canary ?? null),
    hooks,
  };
}

/** Minutes. */
const DAY = 1_440;

function linearFrom({ linearConfiguration: { stepPercent, stepBakeTimeInMinutes } = {} }: DeploymentConfiguration, before: ShiftOptions | undefined) {
  return {
    stepPercent: within("stepPercent", stepPercent ?? before?.linear?.stepPercent ?? 10, [3, 100]),
    stepBakeTimeInMinutes: within("stepBakeTimeInMinutes", stepBakeTimeInMinutes ?? before?.linear?.stepBakeTimeInMinutes ?? 6, [0, DAY]),
  };
}

function canaryFrom({ canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes } = {} }: DeploymentConfiguration, before: ShiftOptions | undefined) {
  return {
    canaryPercent: within("canaryPercent", canaryPercent ?? before?.canary?.canaryPercent ?? 5, [0.1, 100]),
    canaryBakeTimeInMinutes: within("canaryBakeTimeInMinutes", canaryBakeTimeInMinutes ?? before?.canary?.canaryBakeTimeInMinutes ?? 10, [0, DAY]),
  };
}

/** Tenths at most. Assumed wordings. */
function within(member: string, value: number, [least, most]: readonly [number, number]): number {
  if (value < least || value > most) throw invalidParameter(`${member} must be between ${least} and ${most}.`);
  if (Math.abs(value * 10 - Math.round(value * 10)) > 1e-9) throw invalidParameter(`${member} must be a multiple of 0.1.`);
  return value;
}

/** Assumed wordings, but for that of the load balancers. */
function checkStrategy(view: View, { strategy, kind, loadBalancers }: Owner): void {
  if (isClassic(view, "rollingOnly")) throw invalidParameter(`The deployment strategy ${strategy} is not supported.`);
  if (kind.deploymentController !== "ECS") throw invalidParameter(`The deployment strategy ${strategy} is not supported with the ${kind.deploymentController} deployment controller.`);
  if (kind.schedulingStrategy === "DAEMON") throw invalidParameter(`The daemon scheduling strategy does not support the deployment strategy ${strategy}`);
  if (loadBalancers.some(({ targetGroupArn }) => classicNameIn(targetGroupArn) !== undefined)) throw invalidParameter(`The deployment strategy ${strategy} is not supported with Classic Load Balancers.`);
  if (loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration === undefined)) {
    throw invalidParameter("advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy");
  }
  // ECS guide: without a load balancer or Service Connect nothing can be moved little by little.
  if (loadBalancers.length === 0 && strategy !== "BLUE_GREEN") throw invalidParameter(`The deployment strategy ${strategy} requires a load balancer or Service Connect.`);
}

/** Assumed wordings. ECS guide, "Pause hooks", for how many of a kind there may be. */
function checkHooks(view: View, hooks: readonly DeploymentLifecycleHook[], { kind }: Owner): void {
  if (hooks.length === 0) return;
  if (isClassic(view, "rollingOnly")) throw invalidParameter("lifecycleHooks field is not supported.");
  if (kind.deploymentController !== "ECS") throw invalidParameter(`Deployment lifecycle hooks are not supported with the ${kind.deploymentController} deployment controller.`);
  if (kind.schedulingStrategy === "DAEMON") throw invalidParameter("The daemon scheduling strategy does not support deployment lifecycle hooks");
  for (const kindOfHook of ["PAUSE", "AWS_LAMBDA"]) {
    const count = hooks.filter(({ targetType = "AWS_LAMBDA" }) => targetType === kindOfHook).length;
    if (count > HOOKS_OF_A_KIND) throw invalidParameter(`A service can have at most ${HOOKS_OF_A_KIND} ${kindOfHook} lifecycle hooks.`);
  }
}

function checkHook({ targetType = "AWS_LAMBDA", hookTargetArn, roleArn, lifecycleStages = [] }: DeploymentLifecycleHook, strategy: DeploymentStrategy): void {
  // Assumed, but for that of the stage.
  if (lifecycleStages.length === 0) throw invalidParameter("lifecycleStages must not be empty for a lifecycle hook.");
  if (targetType === "PAUSE") {
    const allowed = pauseStages(strategy);
    if (lifecycleStages.some((stage) => !allowed.includes(stage))) throw invalidParameter("Invalid lifecycle stage provided for Pause Hook");
    return;
  }
  if (strategy === "ROLLING") throw invalidParameter("AWS_LAMBDA lifecycle hooks are not supported with the ROLLING deployment strategy.");
  if (hookTargetArn === undefined) throw invalidParameter("hookTargetArn is required for an AWS_LAMBDA lifecycle hook.");
  if (roleArn === undefined) throw invalidParameter("roleArn is required for an AWS_LAMBDA lifecycle hook.");
}

/** How traffic is moved, as ECS describes it. */
export function describeShiftOptions(strategy: string, shift: ShiftOptions | undefined): Partial<DeploymentConfiguration> {
  if (shift === undefined) return {};
  const { hooks, linear, canary } = shift;
  if (strategy === "ROLLING") return hooks.length === 0 ? {} : { lifecycleHooks: hooks };
  return {
    lifecycleHooks: hooks,
    ...(strategy === "LINEAR" && linear !== null ? { linearConfiguration: linear } : {}),
    ...(strategy === "CANARY" && canary !== null ? { canaryConfiguration: canary } : {}),
  };
}
