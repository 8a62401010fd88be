import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Block } from "../Block.tsx";
import type { Charted } from "./charted.ts";

type Delay = Rows["cloudwatch.metricDelays"];

/** The latest of what delays some metrics, by namespaces, of which "*" is all that have no delay of their own; null: all come in time. */
export function latestOf(charted: readonly Charted[], delays: ReadonlyMap<string, Delay>): Delay | null {
  const found = charted.flatMap(({ metric }) => delays.get(metric.Namespace) ?? delays.get("*") ?? []);
  return found.toSorted((a, b) => b.delayMillis - a.delayMillis)[0] ?? null;
}

const LATE = [
  { value: 0, label: "In time" },
  { value: 60, label: "1 min" },
  { value: 120, label: "2 min" },
  { value: 300, label: "5 min" },
  { value: 900, label: "15 min" },
] as const;

/** How late CloudWatch is with all that it measures, and the calls that change it. */
export function Lateness({ late }: { readonly late: Delay | null }) {
  const seconds = (late?.delayMillis ?? 0) / 1000;
  const set = (delaySeconds: number) => void carryOut(calls(delaySeconds === 0 ? "Datapoints come in time." : "Datapoints come later than usual.", call("physics", "SetMetricDelay", { delaySeconds })));
  return (
    <Block title="Lateness of datapoints">
      <Segmented label="Lateness of datapoints" options={LATE} value={seconds} onChange={set} />
      <p className="mt-1.5 text-xs text-ink-2">{seconds === 0 ? "Alarms see a minute a quarter of a minute after its end." : "Of all namespaces: charts and alarms see them so much later. An alarm looks a little further back than its evaluation periods; what is later still is missing for it."}</p>
    </Block>
  );
}
