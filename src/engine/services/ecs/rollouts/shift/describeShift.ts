import type { ServiceDeployment, ServiceRevision, ServiceRevisionSummary } from "../../../../../aws/generated/ecs.ts";
import type { View } from "../../../../kernel/context.ts";
import type { RevisionCounts } from "../../serviceDeployments/table.ts";
import { deployments, type DeploymentRow } from "../../tables.ts";
import { rollingPauses, stagedOf } from "../pause/table.ts";
import { describeHooks } from "./hooks.ts";
import { trafficShifts } from "./table.ts";
import { isTested } from "./traffic.ts";

/** How far a deployment has come that moves traffic, or that pauses on its way. The stage that ECS only has hooks for is told as the one it leads to (assumed). */
export function describeStage(view: View, serviceDeploymentArn: string): Pick<ServiceDeployment, "lifecycleStage" | "lifecycleHookDetails"> {
  const shift = view.find(trafficShifts, serviceDeploymentArn);
  const pause = view.find(rollingPauses, serviceDeploymentArn);
  if (pause !== undefined) return { lifecycleStage: pause.stage, lifecycleHookDetails: describeHooks(view, stagedOf(pause)) };
  if (shift === undefined) return {};
  return {
    lifecycleStage: shift.stage === "PRE_PRODUCTION_TRAFFIC_SHIFT" ? "PRODUCTION_TRAFFIC_SHIFT" : shift.stage,
    lifecycleHookDetails: describeHooks(view, shift),
  };
}

/** What a revision is to have of the traffic, in percent. */
export function describeWeights(view: View, serviceDeploymentArn: string, { arn, ...counts }: RevisionCounts): ServiceRevisionSummary {
  const shift = view.find(trafficShifts, serviceDeploymentArn);
  if (shift === undefined) return { arn, ...counts };
  const green = view.need(deployments, shift.greenId);
  const isBlue = shift.blueId !== null && view.find(deployments, shift.blueId)?.serviceRevisionArn === arn;
  const part = (percent: number) => (arn === green.serviceRevisionArn ? percent : isBlue ? 100 - percent : 0);
  const test = isTested(green.loadBalancers) ? { requestedTestTrafficWeight: part(shift.testPercent) } : {};
  return { arn, ...counts, ...test, requestedProductionTrafficWeight: part(shift.productionPercent) };
}

/** Which of its two target groups serves a revision. ECS API, ServiceRevision. */
export function describeResolved({ loadBalancers }: DeploymentRow): Pick<ServiceRevision, "resolvedConfiguration"> {
  const routed = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    advancedConfiguration === undefined ? [] : [{ targetGroupArn, productionListenerRule: advancedConfiguration.productionListenerRule }],
  );
  return routed.length === 0 ? {} : { resolvedConfiguration: { loadBalancers: routed } };
}
