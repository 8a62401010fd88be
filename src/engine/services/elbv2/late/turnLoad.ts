import { curveOf } from "../../../../aws/rules/load/curve.ts";
import { sampleAt } from "../../../../aws/rules/load/sample.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { Context } from "../../../kernel/context.ts";
import { anyResources, listenerLoadOn, loadCurveOn, setListenerLoad, setLoadCurve, setTraffic, trafficOn, type LoadCurveRow } from "../../../physics/contract.ts";
import { classicNameIn, shiftClassic } from "../../elb/contract.ts";
import { lateParts } from "../late.ts";
import { loadTurns } from "../timers.ts";
import { shiftListener, shiftTraffic } from "../traffic.ts";

/** Puts a load that follows a curve to what the curve is now, and comes back when that changes. It ends with what it is a load on. */
export function turnLoad(ctx: Context, goalArn: string): void {
  const row = loadCurveOn(ctx, goalArn);
  if (row === undefined) return;
  if (trafficOn(ctx, goalArn) === undefined && listenerLoadOn(ctx, goalArn) === undefined) return setLoadCurve(ctx, goalArn, undefined);
  const passed = ctx.now - row.startedAt;
  const { requestsPerSecond, until } = sampleAt(curveOfLoad(row), passed);
  putLoad(ctx, goalArn, (requestsPerSecond * row.weight) / row.weights);
  if (until !== null) ctx.schedule(loadTurns, goalArn, until - passed);
}

const curveOfLoad = remembered(({ curve, requestsPerSecond }: LoadCurveRow) => curveOf(curve, requestsPerSecond));

function putLoad(ctx: Context, goalArn: string, requestsPerSecond: number): void {
  const load = listenerLoadOn(ctx, goalArn);
  if (load?.requestsPerSecond === requestsPerSecond || trafficOn(ctx, goalArn)?.requestsPerSecond === requestsPerSecond) return;
  if (load === undefined) setTargetLoad(ctx, goalArn, requestsPerSecond);
  else {
    setListenerLoad(ctx, { ...load, requestsPerSecond });
    shiftListener(ctx, goalArn);
  }
  if (anyResources(ctx)) lateParts().pressOthers(ctx, goalArn);
}

function setTargetLoad(ctx: Context, targetGroupArn: string, requestsPerSecond: number): void {
  setTraffic(ctx, { targetGroupArn, requestsPerSecond });
  const classic = classicNameIn(targetGroupArn);
  if (classic === undefined) shiftTraffic(ctx, targetGroupArn);
  else shiftClassic(ctx, classic);
}
