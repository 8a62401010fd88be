import type { Context, View } from "../kernel/context.ts";
import { hearing, type Hearing } from "../kernel/derived.ts";
import { listenerLoads, loadCurves, traffic, type LoadCurveRow } from "./tables.ts";

/** The curve that a load follows, if it follows one. */
export function loadCurveOn(view: View, goalArn: string): LoadCurveRow | undefined {
  return view.find(loadCurves, goalArn);
}

/** Lets a load follow a curve, in place of the one it followed; undefined: it follows none. */
export function setLoadCurve(ctx: Context, goalArn: string, curve: Omit<LoadCurveRow, "goalArn"> | undefined): void {
  if (ctx.find(loadCurves, goalArn) !== undefined) ctx.remove(loadCurves, goalArn);
  if (curve !== undefined) ctx.insert(loadCurves, { ...curve, goalArn });
}

/** All that there is a load on: target groups, Classic Load Balancers, listeners. */
export const loadGoals = (view: View): readonly string[] => [...view.all(traffic).map(({ targetGroupArn }) => targetGroupArn), ...view.all(listenerLoads).map(({ listenerArn }) => listenerArn)];

/** Hears of each load that comes and that goes. */
export const hearingOfLoads = <State extends object>(hear: (state: State, goalArn: string, isThere: boolean) => void): readonly Hearing<State>[] => [
  hearing(traffic, (state: State, before, after) => {
    if (before === undefined || after === undefined) hear(state, (after ?? before)?.targetGroupArn ?? "", after !== undefined);
  }),
  hearing(listenerLoads, (state: State, before, after) => {
    if (before === undefined || after === undefined) hear(state, (after ?? before)?.listenerArn ?? "", after !== undefined);
  }),
];
