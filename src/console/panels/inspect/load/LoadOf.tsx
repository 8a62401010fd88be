import type { Replica } from "../../../store/replica.ts";
import { onDemand } from "../../../ui/onDemand.ts";

const LoadBlock = onDemand(() => import("./LoadBlock.tsx").then((code) => code.LoadBlock));

export interface LoadOfProps {
  /** Where loads may be put: target groups, Classic Load Balancers, or listeners with their names. */
  readonly goals: readonly { readonly arn: string; readonly name?: string }[];
  readonly state: Replica;
}

/** The curves that loads follow, if they follow any. */
export function LoadOf({ goals, state: { tables, now } }: LoadOfProps) {
  return goals.map(({ arn, name }) => {
    const load = tables["physics.loadCurves"].get(arn);
    const { requestsPerSecond = 0 } = tables["physics.traffic"].get(arn) ?? tables["physics.listenerLoads"].get(arn) ?? {};
    return load === undefined ? null : <LoadBlock key={arn} load={load} requestsPerSecond={requestsPerSecond} now={now} name={name} />;
  });
}
