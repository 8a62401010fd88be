import type { AccountDescription, ServiceDescription } from "../../account/description.ts";
import type { ScalableTargetDescription, ScalingPolicyDescription } from "../../account/scaling.ts";
import { scalableService } from "../../scalableService.ts";
import { errorIn } from "../../validate.ts";
import { type Fields, fieldOf, flagOf, partOf, partsOf, textOf, wholeOf } from "./fields.ts";
import type { Items } from "./items.ts";
import { madeUp, policyIdIn } from "./names.ts";
import type { Report } from "./remark.ts";
import type { Times } from "./times.ts";
import { whyNotTracked } from "./trackedMetric.ts";

interface Around {
  readonly times: Times;
  readonly services: readonly ServiceDescription[];
  readonly report: Report;
}

/** How the services that are taken over are scaled. */
export function scalingIn(items: Items, around: Around): Pick<AccountDescription, "scalableTargets" | "scalingPolicies"> {
  const { services, report } = around;
  const places = new Map(services.flatMap(({ cluster, serviceName, status, schedulingStrategy }) => (status === "ACTIVE" && schedulingStrategy === "REPLICA" ? [[`service/${cluster}/${serviceName}`, { cluster, service: serviceName }]] : [])));
  const targets = new Map<string, ScalableTargetDescription>();
  for (const { fields, options: _options, ...spot } of items.scalableTarget) {
    const resourceId = textOf(fields, "ResourceId", 2_048) ?? "";
    const place = places.get(resourceId);
    const target = place && targets.size < MOST_TARGETS ? targetOf(fields, { resourceId, ...place, ...around }) : undefined;
    if (target === undefined) report.leftOut(spot, `Scalable target ${resourceId}`, place === undefined ? "It is no service that is taken over and has a desired count." : "Its capacities cannot be read, or there are too many.");
    else report.used(spot, `Scalable target ${resourceId}`, `${target.minCapacity} to ${target.maxCapacity} tasks`);
    if (target !== undefined) targets.set(resourceId, target);
  }
  const policies: ScalingPolicyDescription[] = [];
  for (const { fields, options: _options, ...spot } of items.scalingPolicy) {
    const [resourceId, policyName] = [textOf(fields, "ResourceId", 2_048) ?? "", textOf(fields, "PolicyName") ?? ""];
    const target = targets.get(resourceId);
    const why = target === undefined ? "What it scales is not taken over." : whyNot(fields);
    if (why !== undefined || target === undefined) {
      report.leftOut(spot, `Scaling policy ${policyName}`, why ?? "");
      continue;
    }
    const policyId = policyIdIn(fields, `${resourceId} ${policyName}`);
    policies.push({ cluster: target.cluster, service: target.service, policyName, policyId, ...configurationOf(fields), createdAgo: around.times.since(fields, "CreationTime") });
    report.used(spot, `Scaling policy ${policyName}`);
  }
  return { scalableTargets: [...targets.values()], scalingPolicies: policies };
}

/** The simulation takes no more. */
const MOST_TARGETS = 500;

function targetOf(fields: Fields, { cluster, service, resourceId, times }: Around & { readonly cluster: string; readonly service: string; readonly resourceId: string }): ScalableTargetDescription | undefined {
  const [minCapacity, maxCapacity] = [wholeOf(fields, "MinCapacity"), wholeOf(fields, "MaxCapacity")];
  if (minCapacity === undefined || maxCapacity === undefined || minCapacity > maxCapacity) return undefined;
  const targetId = /:scalable-target\/([0-9a-zA-Z]{1,64})$/.exec(textOf(fields, "ScalableTargetARN", 2_048) ?? "")?.[1] ?? madeUp(`target ${resourceId}`, 32);
  const state = partOf(fields, "SuspendedState");
  const is = (what: string) => flagOf(state, `${what}Suspended`) ?? false;
  return { cluster, service, targetId, minCapacity, maxCapacity, suspended: { scaleIn: is("DynamicScalingIn"), scaleOut: is("DynamicScalingOut"), scheduled: is("ScheduledScaling") }, createdAgo: times.since(fields, "CreationTime") };
}

function configurationOf(fields: Fields): Pick<ScalingPolicyDescription, "step" | "tracking"> {
  const isStep = textOf(fields, "PolicyType") === "StepScaling";
  const of = (member: string) => partOf(fields, member) as never;
  return isStep ? { step: of("StepScalingPolicyConfiguration"), tracking: null } : { step: null, tracking: of("TargetTrackingScalingPolicyConfiguration") };
}

/** Why a policy cannot be taken over; undefined: it can. */
function whyNot(fields: Fields): string | undefined {
  const PolicyType = textOf(fields, "PolicyType");
  if (PolicyType !== "StepScaling" && PolicyType !== "TargetTrackingScaling") return `It is of the type ${PolicyType ?? ""}.`;
  const { step, tracking } = configurationOf(fields);
  const given = { ...scalableService(textOf(fields, "ResourceId", 2_048) ?? ""), PolicyName: textOf(fields, "PolicyName"), PolicyType };
  const configuration = step === null ? { TargetTrackingScalingPolicyConfiguration: tracking } : { StepScalingPolicyConfiguration: step };
  const problem = errorIn("application-autoscaling", "PutScalingPolicy", { ...given, ...configuration });
  if (problem !== undefined) return problem.message;
  return step === null ? whyNotTracking(partOf(fields, "TargetTrackingScalingPolicyConfiguration")) : whyNotStepped(partOf(fields, "StepScalingPolicyConfiguration"));
}

function whyNotTracking(tracking: Fields): string | undefined {
  const why = whyNotTracked(tracking, OF_SERVICES);
  if (why !== undefined) return why;
  const amounts = ["TargetValue", "ScaleInCooldown", "ScaleOutCooldown"].map((member) => fieldOf(tracking, member) ?? 0);
  return amounts.every((amount) => typeof amount === "number" && amount >= 0) && fieldOf(tracking, "TargetValue") !== 0 ? undefined : "Its target or a cooldown is no amount.";
}

const OF_SERVICES: ReadonlySet<string> = new Set(["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization"]);

/** Steps that overlap or leave gaps AWS does not have. */
function whyNotStepped(step: Fields): string | undefined {
  return textOf(step, "AdjustmentType") === undefined || partsOf(step, "StepAdjustments").length === 0 ? "It has no steps." : undefined;
}
