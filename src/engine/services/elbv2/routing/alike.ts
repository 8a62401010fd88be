import type { View } from "../../../kernel/context.ts";
import { readingKinds, type Kind } from "../../../kernel/readingKinds.ts";
import { targetsByGroup, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "../tables.ts";
import { answerOf, type Candidate, type TargetAnswer } from "./answerOf.ts";
import { mayBeAsked, routeAmong, type GroupRoute } from "./groupRoute.ts";

/** Targets that are one like the other, as far as a load balancer sends requests to them. */
export interface AlikeTargets extends Candidate {
  readonly answer: TargetAnswer;
}

/** How requests are spread where targets that are alike stand as one: those of `kinds`, in the same order in each zone. */
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
  return { kinds, ...routeAmong(view, { group, loadBalancer, registered }) };
}

/** Of what kind a target is. */
export function alikeTo(view: View, target: TargetRow): AlikeTargets {
  const { availabilityZone, state, slowStartFrom } = target;
  return { availabilityZone, state, slowStartFrom, answer: (mayBeAsked(target) ? answerOf(view, target.targetKey) : undefined) ?? UNASKED };
}

/** It stands where no request is sent. */
const UNASKED: TargetAnswer = { by: "loadBalancer", status: 504, why: "connectTimeout" };

export const nameOfAlike = ({ availabilityZone, state, slowStartFrom, answer }: AlikeTargets): string => `${state} ${availabilityZone} ${slowStartFrom} ${answer.by} ${answer.status}`;

/** Whether a target is of the same kind as before, while nothing else has changed. */
export const staysAlike = (before: TargetRow, after: TargetRow): boolean => before.state === after.state && before.availabilityZone === after.availabilityZone && before.slowStartFrom === after.slowStartFrom;

/** The kinds of targets that a group has. */
export const targetKinds = readingKinds("elbv2.targetKinds", targetsByGroup, { read: alikeTo, nameOf: nameOfAlike, isAlike: staysAlike });
