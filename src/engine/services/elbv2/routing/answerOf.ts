import type { View } from "../../../kernel/context.ts";
import { readingById } from "../../../kernel/readingById.ts";
import type { Knock } from "../../../physics/contract.ts";
import { knockOn } from "../knockOn.ts";
import { targetGroups, targets, targetsByGroup, type TargetGroupRow, type TargetRow } from "../tables.ts";

/** What a client gets when its request is sent to a target: the target's answer, or the load balancer's own. */
export type TargetAnswer =
  | { readonly by: "target"; readonly status: number }
  | { readonly by: "loadBalancer"; readonly status: 502; readonly why: "connectionRefused" }
  | { readonly by: "loadBalancer"; readonly status: 504; readonly why: "connectTimeout" };

export const answersWell = (answer: TargetAnswer): boolean => answer.by === "target" && answer.status < 500;

/** What decides of a target whether it is sent requests. */
export type Candidate = Pick<TargetRow, "availabilityZone" | "state" | "slowStartFrom">;

/** A target with what requests get from it, or several that are alike. */
export interface Answering<Target extends Candidate = TargetRow> {
  readonly target: Target;
  readonly answer: TargetAnswer;
  readonly count: number;
}

/** The targets of a group, in their order, be it as it is or as somebody thinks of it. */
export function answeringIn(view: View, group: TargetGroupRow): readonly Answering[] {
  const { targetGroupArn } = group;
  const isUsual = group === view.find(targetGroups, targetGroupArn);
  return view.where(targetsByGroup, targetGroupArn).map((target) => ({ target, answer: (isUsual ? answerOf(view, target.targetKey) : undefined) ?? answerIn(view, target, group), count: 1 }));
}

/** What requests get from a target now; undefined: it is not registered. Whoever is at its address answers, however it is taken to be. */
export const answerOf = readingById("elbv2.answer", targets, {
  read: (view, target) => answerIn(view, target, view.need(targetGroups, target.targetGroupArn)),
  isAlike: isAsNear,
});

/** What is at the address of a target stays the same, whatever becomes of the target; to get there, its zone may matter. */
export function isAsNear(before: TargetRow, after: TargetRow): boolean {
  return before.availabilityZone === after.availabilityZone;
}

const answerIn = (view: View, target: TargetRow, group: TargetGroupRow): TargetAnswer => answerTo(knockOn(view, target, { group, isRequest: true }));

/** ELB user guide, "Troubleshoot": refused is 502, no connection within ten seconds is 504. */
function answerTo(knock: Knock): TargetAnswer {
  switch (knock.kind) {
    case "answered":
      return { by: "target", status: knock.status };
    case "refused":
      return { by: "loadBalancer", status: 502, why: "connectionRefused" };
    case "timeout":
      return { by: "loadBalancer", status: 504, why: "connectTimeout" };
  }
}
