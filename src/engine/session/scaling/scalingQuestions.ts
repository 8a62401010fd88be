import { explainScaling } from "../../services/applicationautoscaling/explain/explainScaling.ts";
import type { ScalingExplanation } from "../../services/applicationautoscaling/explain/explanation.ts";
import type { Session } from "../session.ts";

/** What can be asked about how services are scaled, and what that is answered with. */
export interface ScalingAnswers {
  /** Why a service is scaled now, or is not; null: it cannot be. */
  readonly why: { readonly asked: { readonly resourceId: string }; readonly answer: ScalingExplanation | null };
}

export type ScalingQuestion = { readonly [Kind in keyof ScalingAnswers]: { readonly kind: Kind; readonly of: ScalingAnswers[Kind]["asked"] } }[keyof ScalingAnswers];

export function answerOnScaling(session: Session, { of }: ScalingQuestion): ScalingAnswers[keyof ScalingAnswers]["answer"] {
  return explainScaling(session.world.view, of.resourceId);
}
