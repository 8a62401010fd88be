import type { View } from "../../../kernel/context.ts";
import { anyResources } from "../../../physics/contract.ts";
import { standingOf, type Standing } from "../load/calls.ts";
import { services } from "../tables.ts";
import type { Share } from "./share.ts";
import type { FlowFate } from "./tables.ts";

const ANSWERED: ReadonlySet<FlowFate> = new Set(["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count"]);

/** Requests as they fare when those who take them have more to do than they can: some of what would be answered well is not, and the rest waits. */
export function overloaded(view: View, shares: readonly Share[]): readonly Share[] {
  if (!anyResources(view)) return shares;
  const standings = new Map<string, Standing | undefined>();
  return shares.flatMap((share) => {
    const { targetServiceArn, fate, rate } = share;
    if (targetServiceArn === null || !ANSWERED.has(fate)) return [share];
    if (!standings.has(targetServiceArn)) standings.set(targetServiceArn, standingNow(view, targetServiceArn));
    const standing = standings.get(targetServiceArn);
    if (standing === undefined) return [share];
    const gone = Math.round(rate * standing.failing);
    const well = { ...share, rate: rate - gone, answerMillis: Math.round(standing.meanSeconds * 1000) };
    return gone === 0 ? [well] : [well, { ...share, rate: gone, fate: "HTTPCode_Target_5XX_Count" as const }];
  });
}

function standingNow(view: View, serviceArn: string): Standing | undefined {
  const service = view.find(services, serviceArn);
  return service && standingOf(view, service);
}
