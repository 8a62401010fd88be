import type { Rows } from "../../bridge/protocol.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { StrategyFields } from "./capacity/StrategyFields.tsx";
import { type Capacity, capacityBy, capacityOn, defaultWords, placesFor, providersFor, type RunsOn } from "./runsOn.ts";

export interface RunsOnFieldProps {
  readonly clusterArn: string;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly value: Capacity;
  readonly onChange: (capacity: Capacity) => void;
  /** Tasks whose spread over the providers is told. */
  readonly total: number | null;
  readonly error: string | undefined;
}

const STRATEGY = "STRATEGY";

/** EC2, Fargate, or a strategy over capacity providers, where definition and cluster leave a choice. */
export function RunsOnField({ clusterArn, definition, value, onChange, total, error }: RunsOnFieldProps) {
  const places = placesFor(definition);
  const providers = providersFor(definition, useTable("ecs.clusterOptions").get(clusterArn));
  if (places.length < 2 && providers.length === 0) return null;
  const { strategy } = value;
  const options: readonly { readonly value: RunsOn | typeof STRATEGY; readonly label: string }[] = [
    { value: "EC2", label: "EC2" },
    ...(places.includes("FARGATE") ? [{ value: "FARGATE" as const, label: "Fargate" }] : []),
    ...(providers.length === 0 ? [] : [{ value: STRATEGY, label: "Capacity providers" } as const]),
  ];
  const choose = (to: RunsOn | typeof STRATEGY) =>
    onChange(to === STRATEGY ? capacityBy([{ capacityProvider: providers[0] ?? "", base: null, weight: 1 }], { clusterArn, before: value, tables: tablesNow() }) : capacityOn(to, tablesNow()));
  return (
    <>
      <Segmented label="Launch type" value={strategy === null ? value.runsOn : STRATEGY} onChange={choose} options={options} />
      {strategy !== null && (
        <StrategyFields
          legend="Capacity provider strategy"
          rows={strategy}
          onChange={(rows) => onChange(capacityBy(rows, { clusterArn, before: value, tables: tablesNow() }))}
          providers={providers}
          total={total ?? 1}
          error={error}
        />
      )}
      {strategy?.length === 0 && <p className="-mt-1.5 text-xs text-ink-2">{defaultWords(clusterArn, tablesNow())}</p>}
    </>
  );
}
