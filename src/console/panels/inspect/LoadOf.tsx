import type { Replica } from "../../store/replica.ts";
import { onDemand } from "../../ui/onDemand.ts";

const LoadBlock = onDemand(() => import("./LoadBlock.tsx").then((code) => code.LoadBlock));

/** The curves that loads on target groups follow, if they follow any. */
export function LoadOf({ targetGroupArns, state: { tables, now } }: { readonly targetGroupArns: readonly string[]; readonly state: Replica }) {
  return targetGroupArns.map((arn) => {
    const load = tables["physics.loadCurves"].get(arn);
    return load === undefined ? null : <LoadBlock key={arn} load={load} requestsPerSecond={tables["physics.traffic"].get(arn)?.requestsPerSecond ?? 0} now={now} />;
  });
}
