import { call } from "../../../aws/generated/api.ts";
import type { SuspendedState, TargetTrackingScalingPolicyConfiguration } from "../../../aws/generated/application-autoscaling.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { scalingResourceOf } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Step } from "../useSubmission.ts";

/** What the form knows; null: not given. */
export interface ScalingDraft {
  readonly min: number | null;
  readonly max: number | null;
  readonly cpu: number | null;
  readonly suspended: SuspendedState;
  /** The policy that tracks the CPU, and what it says; null: there is none. */
  readonly policy: { readonly policyName: string; readonly tracking: TargetTrackingScalingPolicyConfiguration } | null;
}

type Needed = Pick<Tables, "ecs.services" | "application-autoscaling.targets" | "application-autoscaling.policies">;

/** What a service has, or what is usual. */
export function draftOf(serviceArn: string, tables: Needed): ScalingDraft {
  const service = tables["ecs.services"].get(serviceArn);
  const resourceId = service === undefined ? "" : scalingResourceOf(service);
  const target = tables["application-autoscaling.targets"].get(resourceId);
  const desired = service?.desiredCount ?? 1;
  if (target === undefined) return { min: Math.max(1, desired), max: Math.max(4, desired * 2), cpu: 60, suspended: {}, policy: null };
  const [policy = null] = [...tables["application-autoscaling.policies"].values()].flatMap((one) => (one.resourceId === resourceId ? trackingCpu(one) : []));
  return { min: target.minCapacity, max: target.maxCapacity, cpu: policy?.tracking.TargetValue ?? null, suspended: target.suspendedState, policy };
}

function trackingCpu({ policyName, scaling }: Rows["application-autoscaling.policies"]): readonly NonNullable<ScalingDraft["policy"]>[] {
  if (scaling.policyType === "StepScaling" || scaling.tracking.PredefinedMetricSpecification?.PredefinedMetricType !== "ECSServiceAverageCPUUtilization") return [];
  return [{ policyName, tracking: scaling.tracking }];
}

/** The calls of the form; null while something is missing. */
export function stepsOf(service: Pick<Rows["ecs.services"], "clusterArn" | "serviceName">, { min, max, cpu, suspended, policy }: ScalingDraft): readonly Step[] | null {
  if (min === null || max === null) return null;
  const of = scalableService(scalingResourceOf(service));
  const register: Step = { id: "register", call: () => call("application-autoscaling", "RegisterScalableTarget", { ...of, MinCapacity: min, MaxCapacity: max, ...(Object.keys(suspended).length === 0 ? {} : { SuspendedState: suspended }) }) };
  const PolicyName = policy?.policyName ?? `${service.serviceName}-cpu`;
  if (cpu === null) return policy === null ? [register] : [register, { id: "policy", call: () => call("application-autoscaling", "DeleteScalingPolicy", { ...of, PolicyName }) }];
  if (cpu === policy?.tracking.TargetValue) return [register];
  // A policy is put as a whole: what the form does not ask for stays.
  const TargetTrackingScalingPolicyConfiguration = { PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" }, ...policy?.tracking, TargetValue: cpu } as const;
  return [register, { id: "policy", call: () => call("application-autoscaling", "PutScalingPolicy", { ...of, PolicyName, PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration }) }];
}
