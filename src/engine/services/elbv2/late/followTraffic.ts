import { sumOf } from "../../../../lib/sum.ts";
import type { Context } from "../../../kernel/context.ts";
import { loadCurveOn, setLoadCurve, setTraffic, trafficHasRoom, trafficOn } from "../../../physics/contract.ts";
import { shiftTraffic } from "../traffic.ts";
import { turnLoad } from "./turnLoad.ts";

/**
 * A service's traffic moved between its target groups: what users send to these goes along, as if it came by the listener
 * that sends it on. Of a load put on a target group AWS knows nothing, so that this is assumed.
 */
export function followTraffic(ctx: Context, shares: Iterable<readonly [targetGroupArn: string, weight: number]>): void {
  const all = [...shares];
  const rate = sumOf(all, ([arn]) => trafficOn(ctx, arn)?.requestsPerSecond ?? 0);
  const curve = all.map(([arn]) => loadCurveOn(ctx, arn)).find((row) => row !== undefined);
  const weights = sumOf(all, ([, weight]) => weight);
  if ((rate === 0 && curve === undefined) || weights === 0) return;
  for (const [targetGroupArn, weight] of all) {
    if (!trafficHasRoom(ctx, targetGroupArn)) continue;
    setTraffic(ctx, { targetGroupArn, requestsPerSecond: (rate * weight) / weights });
    shiftTraffic(ctx, targetGroupArn);
    if (curve === undefined) continue;
    setLoadCurve(ctx, targetGroupArn, { ...curve, weight, weights });
    turnLoad(ctx, targetGroupArn);
  }
}
