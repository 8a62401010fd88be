import type { InTurns } from "../../../lib/throughout.ts";
import type { SimTime } from "../../kernel/time.ts";
import { faultInSteps, type Step, type StepsFault } from "../../services/applicationautoscaling/decide/steps.ts";
import { explainScaling } from "../../services/applicationautoscaling/explain/explainScaling.ts";
import type { ScalingExplanation } from "../../services/applicationautoscaling/explain/explanation.ts";
import { nextOf, nextRecurrence } from "../../services/applicationautoscaling/scheduledTimes.ts";
import { explainProvider, type ProviderExplanation } from "../../services/ecs/capacityProviders/explain.ts";
import type { Session } from "../session.ts";
import { twoLoops, type LoopsRequest, type TwoLoops } from "./loops/twoLoops.ts";
import { tryPolicies, type Trial, type TrialRequest } from "./tryPolicies.ts";

/** What can be asked about how services and groups are scaled, and what that is answered with. */
export interface ScalingAnswers {
  /** Why a service is scaled now, or is not; null: it cannot be. */
  readonly why: { readonly asked: { readonly resourceId: string }; readonly answer: ScalingExplanation | null };
  /** What managed scaling makes of the group of a capacity provider; null: ECS does not scale it. */
  readonly provider: { readonly asked: { readonly capacityProviderArn: string }; readonly answer: ProviderExplanation | null };
  /** When each hop of a scaling-out came; null: the service was never scaled out. */
  readonly loops: { readonly asked: LoopsRequest; readonly answer: TwoLoops | null };
  /** What other policies would have made of the last hour; null: there is no such service. */
  readonly try: { readonly asked: TrialRequest; readonly answer: Trial | null };
  /** What is wrong with steps; null: nothing. */
  readonly steps: { readonly asked: readonly Step[]; readonly answer: StepsFault | null };
  /** The next times of a schedule, or of a recurrence, as groups have them. */
  readonly times: { readonly asked: { readonly schedule: string; readonly timezone: string | null; readonly of?: "group" }; readonly answer: readonly SimTime[] };
}

export type ScalingQuestion = { readonly [Kind in keyof ScalingAnswers]: { readonly kind: Kind; readonly of: ScalingAnswers[Kind]["asked"] } }[keyof ScalingAnswers];

export type ScalingAnswer = ScalingAnswers[keyof ScalingAnswers]["answer"];

/** Answers in turns: who tries policies lives an hour twice. */
export function* answeringOnScaling(session: Session, question: ScalingQuestion): InTurns<ScalingAnswer> {
  switch (question.kind) {
    case "why":
      return explainScaling(session.world.view, question.of.resourceId);
    case "provider":
      return explainProvider(session.world.view, question.of.capacityProviderArn);
    case "loops":
      return yield* twoLoops(session, question.of);
    case "try":
      return yield* tryPolicies(session, question.of);
    case "steps":
      return faultInSteps(question.of) ?? null;
    case "times":
      return nextTimes(session.now, question.of);
  }
}

const TIMES_TOLD = 3;

function nextTimes(now: SimTime, { schedule, timezone, of }: ScalingAnswers["times"]["asked"]): readonly SimTime[] {
  const within = { startAt: null, endAt: null, createdAt: now };
  const nextAfter = (time: SimTime) => (of === "group" ? nextRecurrence({ recurrence: schedule, timeZone: timezone, ...within }, time) : nextOf({ schedule, timezone, ...within }, time));
  const times: SimTime[] = [];
  let after: SimTime | null = now;
  while (after !== null && times.length < TIMES_TOLD) {
    after = nextAfter(after);
    if (after !== null) times.push(after);
  }
  return times;
}
