import type { DeploymentCircuitBreaker, ServiceDeploymentCircuitBreaker } from "../../../../aws/generated/ecs.ts";
import { thresholdOf } from "../../../../aws/rules/circuitBreaker.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { invalidParameter } from "../refusals.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { deployments } from "../tables.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { isClassic } from "../../era/contract.ts";
import type { OptionsOwner } from "./rollouts.ts";
import { breakers, type BreakerRow, type DeploymentOptions } from "./tables.ts";

/** ECS guide: it does not go with a Classic Load Balancer. The wording is assumed. */
export function checkBreaker({ enable }: DeploymentCircuitBreaker, { loadBalancers }: OptionsOwner): void {
  if (!enable || !loadBalancers.some(({ targetGroupArn }) => classicNameIn(targetGroupArn) !== undefined)) return;
  throw invalidParameter("The deployment circuit breaker is not supported for services that use a Classic Load Balancer.");
}

export function beginBreaker(ctx: Context, { serviceDeploymentArn, target }: ServiceDeploymentRow, { circuitBreaker }: DeploymentOptions): void {
  if (!circuitBreaker.enable) return;
  ctx.insert(breakers, { serviceDeploymentArn, status: "MONITORING", threshold: thresholdOf(target.requestedTaskCount, isClassic(ctx, "tenFailures") ? "classic" : "current"), failureCount: 0 });
}

/** Whether as many tasks failed as must. While what was before comes back, it watches over that as well (assumed). */
export function isTripped(view: View, { serviceDeploymentArn, deploymentId }: ServiceDeploymentRow): boolean {
  const breaker = view.find(breakers, serviceDeploymentArn);
  return breaker !== undefined && view.need(deployments, deploymentId).failedTasks >= breaker.threshold;
}

export function tripBreaker(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): void {
  const { threshold } = ctx.need(breakers, serviceDeploymentArn);
  ctx.update(breakers, serviceDeploymentArn, { status: "TRIGGERED", failureCount: threshold });
}

export function endBreaker(ctx: Context, deployment: ServiceDeploymentRow): void {
  const breaker = ctx.find(breakers, deployment.serviceDeploymentArn);
  if (breaker?.status !== "MONITORING") return;
  ctx.update(breakers, deployment.serviceDeploymentArn, { status: "MONITORING_COMPLETE", failureCount: countOf(ctx, deployment, breaker) });
}

export function describeBreaker(view: View, deployment: ServiceDeploymentRow): ServiceDeploymentCircuitBreaker {
  const breaker = view.find(breakers, deployment.serviceDeploymentArn);
  if (breaker === undefined) return { status: "DISABLED", failureCount: 0, threshold: 0 };
  const { status, threshold, failureCount } = breaker;
  return { status, failureCount: status === "MONITORING" ? countOf(view, deployment, breaker) : failureCount, threshold };
}

/** Several tasks may fail between two looks; it acts at the first that is one too many. */
function countOf(view: View, { deploymentId }: ServiceDeploymentRow, { threshold }: BreakerRow): number {
  return Math.min(threshold, view.need(deployments, deploymentId).failedTasks);
}
