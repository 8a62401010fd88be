import type { View } from "../../../kernel/context.ts";
import type { AlarmRow } from "../../cloudwatch/contract.ts";
import { latestDelay } from "../../cloudwatch/late/contract.ts";
import { isBeingDeployed } from "../../ecs/late/contract.ts";
import { capacityOf, judgeTarget, scalesIn, type Judgement, type Scaled } from "../judge.ts";
import { alarmsOf, proposalOf } from "../proposals.ts";
import { wouldNotUpdate } from "../role.ts";
import { openActivities, policiesByTarget, scalableTargets, type ScalableTargetRow, type ScalingPolicyRow } from "../tables.ts";
import { findScaled } from "../target.ts";
import type { AlarmExplained, Hold, PolicyExplained, ScalingExplanation } from "./explanation.ts";
import { lookAtAlarm } from "./lookAtAlarm.ts";

/** Why a service is scaled now, or is not, by the code that scales it; null: it cannot be. */
export function explainScaling(view: View, resourceId: string): ScalingExplanation | null {
  const target = view.find(scalableTargets, resourceId);
  const service = target && findScaled(view, resourceId);
  if (target === undefined || service === undefined) return null;
  const scaled: Scaled = { target, service, policies: view.where(policiesByTarget, resourceId) };
  const judgement = judgeTarget(view, scaled);
  return {
    capacity: capacityOf(view, scaled),
    policies: scaled.policies.map((policy) => explainPolicy(view, policy, { scaled, judgement })),
    followed: followedOf(judgement),
    holds: holdsOf(view, scaled, judgement),
  };
}

function followedOf({ followed }: Judgement): ScalingExplanation["followed"] {
  if (followed === null) return null;
  const { proposal, verdict } = followed;
  return { policyName: proposal.policy.policyName, asksFor: proposal.asksFor, desired: verdict.kind === "set" ? verdict.change.desired : null };
}

interface Judged {
  readonly scaled: Scaled;
  readonly judgement: Judgement;
}

function explainPolicy(view: View, policy: ScalingPolicyRow, judged: Judged): PolicyExplained {
  const { policyName, scaling, evaluation } = policy;
  return { policyName, scaling, evaluation, alarms: alarmsOf(view, policy).map((alarm) => explainAlarm(view, { policy, alarm }, judged)) };
}

function explainAlarm(view: View, { policy, alarm }: { readonly policy: ScalingPolicyRow; readonly alarm: AlarmRow }, { scaled, judgement }: Judged): AlarmExplained {
  const asked = proposalOf(view, { policy, alarm, target: scaled.target, capacity: capacityOf(view, scaled) });
  const { proposals, followed } = judgement;
  const judged = proposals.find(({ proposal }) => proposal.policy === policy && proposal.alarm === alarm);
  const isFollowed = followed !== null && followed.proposal === judged?.proposal;
  return {
    ...lookAtAlarm(view, alarm),
    ask: asked === undefined ? null : { asksFor: asked.asksFor, metric: asked.metric, from: asked.from, proposed: asked.proposed },
    outcome: isFollowed ? (followed.verdict.kind === "set" ? null : followed.verdict.kind === "wait" ? "InCooldown" : followed.verdict.code) : (judged?.outcome ?? null),
  };
}

function holdsOf(view: View, { target, service, policies }: Scaled, { proposals, followed }: Judgement): readonly Hold[] {
  if (policies.length === 0) return suspensionOf(target);
  const denied = wouldNotUpdate(view, service.serviceArn);
  const { desiredCount: desired } = service;
  const inward = proposals.filter(({ proposal }) => proposal.asksFor === "in");
  const isTracking = ({ scaling }: ScalingPolicyRow): boolean => scaling.policyType === "TargetTrackingScaling";
  const unready = policies.filter((policy) => isTracking(policy) && scalesIn(policy) && !inward.some(({ proposal }) => proposal.policy === policy));
  return [
    ...(denied === undefined ? [] : [{ kind: "role", message: denied } as const]),
    ...suspensionOf(target),
    ...(desired >= target.maxCapacity ? [{ kind: "atMaximum", tasks: target.maxCapacity } as const] : []),
    ...(desired <= target.minCapacity ? [{ kind: "atMinimum", tasks: target.minCapacity } as const] : []),
    ...cooldownsOf(view, target),
    ...delaysOf(view, policies),
    ...(isBeingDeployed(view, service) ? [{ kind: "deployment" } as const] : []),
    ...policies.filter((policy) => !scalesIn(policy)).map(({ policyName }) => ({ kind: "scaleInOff", policyName }) as const),
    ...(followed === null && unready.length > 0 && inward.some(({ proposal }) => isTracking(proposal.policy)) ? [{ kind: "notReady", policyNames: unready.map(({ policyName }) => policyName) } as const] : []),
  ];
}

/** Each namespace whose datapoints come late once, however many alarms look at it. */
function delaysOf(view: View, policies: readonly ScalingPolicyRow[]): readonly Hold[] {
  const late = policies.flatMap((policy) => alarmsOf(view, policy)).flatMap(({ configuration }) => latestDelay(view, configuration) ?? []);
  return [...new Map(late.map(({ namespace, delay }) => [namespace, { kind: "metricDelay", namespace, delay } as const])).values()];
}

function suspensionOf({ suspendedState: { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } }: ScalableTargetRow): readonly Hold[] {
  const what = [...(DynamicScalingOutSuspended === true ? (["out"] as const) : []), ...(DynamicScalingInSuspended === true ? (["in"] as const) : []), ...(ScheduledScalingSuspended === true ? (["scheduled"] as const) : [])];
  return what.length === 0 ? [] : [{ kind: "suspended", what }];
}

function cooldownsOf(view: View, { resourceId, cooldown: { outUntil, inUntil, chainBase } }: ScalableTargetRow): readonly Hold[] {
  if (view.where(openActivities, "").some((activity) => activity.resourceId === resourceId && activity.change !== null)) return [{ kind: "unfulfilled" }];
  const left = (direction: "out" | "in", until: number): readonly Hold[] => (until > view.now ? [{ kind: "cooldown", direction, left: until - view.now, base: chainBase }] : []);
  return [...left("out", outUntil), ...left("in", inUntil)];
}
