import type { View } from "../../../kernel/context.ts";
import { readingKinds, type Kind } from "../../../kernel/readingKinds.ts";
import { targetsByGroup, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "../tables.ts";
import { answerOf, type Candidate, type TargetAnswer } from "./answerOf.ts";
import { mayBeAsked, routeAmong, type GroupRoute } from "./groupRoute.ts";

/** Targets that are one like the other, as far as a load balancer sends requests to them. */
export interface AlikeTargets extends Candidate {
  readonly answer: TargetAnswer;
}

/** How requests are spread where targets that are alike stand as one: those of `kinds`, in the same order in each zone. Those that nobody asks are left out. */
export interface AlikeRoute<Alike extends AlikeTargets = AlikeTargets> extends GroupRoute<Alike> {
  readonly kinds: readonly Kind<Alike>[];
}

interface Spreading<Alike extends AlikeTargets> {
  readonly group: TargetGroupRow;
  readonly loadBalancer: LoadBalancerRow;
  readonly kinds: readonly Kind<Alike>[];
}

/** The same as `routeGroup` tells of each target, at the cost of the few kinds that there are of them. */
export function routeAlike<Alike extends AlikeTargets>(view: View, { group, loadBalancer, kinds }: Spreading<Alike>): AlikeRoute<Alike> {
  const registered = kinds.map(({ value, count }) => ({ target: value, answer: value.answer, count }));
  const unasked = () => view.where(targetsByGroup, group.targetGroupArn).filter((target) => !mayBeAsked(target));
  return { kinds, ...routeAmong(view, { group, loadBalancer, registered, unasked }) };
}

/** Of what kind a target is that may be asked. */
export function alikeTo(view: View, { targetKey, availabilityZone, state, slowStartFrom }: TargetRow): AlikeTargets {
  return { availabilityZone, state, slowStartFrom, answer: answerOf(view, targetKey) ?? SILENT };
}

/** It stands where nobody is. */
const SILENT: TargetAnswer = { by: "loadBalancer", status: 504, why: "connectTimeout" };

export const nameOfAlike = ({ availabilityZone, state, slowStartFrom, answer }: AlikeTargets): string => `${state} ${availabilityZone} ${slowStartFrom} ${answer.by} ${answer.status}`;

/** Whether a target is of the same kind as before, while nothing else has changed. */
export const staysAlike = (before: TargetRow, after: TargetRow): boolean => before.state === after.state && before.availabilityZone === after.availabilityZone && before.slowStartFrom === after.slowStartFrom;

/** The kinds of targets that a group has, of those that may be asked: others come and go without a change to anybody's requests. */
export const targetKinds = readingKinds("elbv2.targetKinds", targetsByGroup, { concerns: mayBeAsked, read: alikeTo, nameOf: nameOfAlike, isAlike: staysAlike });
