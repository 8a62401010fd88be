import type { Context } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { nextComplaintAt } from "../events.ts";
import { services } from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { PASS_INTERVAL, SAME_EVENT_SILENCE } from "../timing.ts";
import type { Crew } from "./crew.ts";

/** Sets the time of the next pass. Changes wake the scheduler; what comes by the mere passing of time is waited for. */
export function setClock(
  ctx: Context,
  serviceArn: string,
  { crew, soon }: { readonly crew: Crew; readonly soon: boolean },
): void {
  const service = ctx.need(services, serviceArn);
  const times = [
    soon ? ctx.now + PASS_INTERVAL : undefined,
    service.retryAt ?? undefined,
    nextComplaintAt(service),
    service.steady && service.steadySaidAt !== null ? service.steadySaidAt + SAME_EVENT_SILENCE : undefined,
  ];
  let at = Infinity;
  const hear = (time: SimTime | null | undefined) => {
    if (time !== undefined && time !== null && time > ctx.now && time < at) at = time;
  };
  for (const time of times) hear(time);
  if (crew.ticking > 0) for (const { changesAt } of crew.sightings) hear(changesAt);
  if (at < Infinity) ctx.schedule(reconcileService, serviceArn, Math.max(PASS_INTERVAL, at - ctx.now));
}
