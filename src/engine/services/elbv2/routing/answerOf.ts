import type { View } from "../../../kernel/context.ts";
import { readingEach } from "../../../kernel/readingEach.ts";
import type { Knock } from "../../../physics/contract.ts";
import { knockOn } from "../knockOn.ts";
import { targetGroups, targetsByGroup, type TargetGroupRow, type TargetRow } from "../tables.ts";

/** What a client gets when its request is sent to a target: the target's answer, or the load balancer's own. */
export type TargetAnswer =
  | { readonly by: "target"; readonly status: number }
  | { readonly by: "loadBalancer"; readonly status: 502; readonly why: "connectionRefused" }
  | { readonly by: "loadBalancer"; readonly status: 504; readonly why: "connectTimeout" };

export const answersWell = (answer: TargetAnswer): boolean => answer.by === "target" && answer.status < 500;

/** A target with what requests get from it. */
export interface Answering {
  readonly target: TargetRow;
  readonly answer: TargetAnswer;
}

/** The targets of a group, in their order, be it as it is or as somebody thinks of it. */
export function answeringIn(view: View, group: TargetGroupRow): readonly Answering[] {
  const { targetGroupArn } = group;
  const isUsual = group === view.find(targetGroups, targetGroupArn);
  const usual = isUsual ? usualAnswers(view, targetGroupArn) : [];
  return view.where(targetsByGroup, targetGroupArn).map((target, i) => ({ target, answer: usual[i] ?? answerOf(view, target, group) }));
}

const usualAnswers = readingEach("elbv2.answers", targetsByGroup, {
  read: (view, target) => answerOf(view, target, view.need(targetGroups, target.targetGroupArn)),
  // Whoever is at its address answers, however it is taken to be.
  isAlike: (before, after) => before.availabilityZone === after.availabilityZone,
});

const answerOf = (view: View, target: TargetRow, group: TargetGroupRow): TargetAnswer => answerTo(knockOn(view, target, { group, isRequest: true }));

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
