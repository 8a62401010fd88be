import { useEffect, useState } from "react";
import type { Headroom, Limit, Rows, ZoneHeadroom } from "../../../../bridge/protocol.ts";
import { by } from "../../../../lib/compare.ts";
import { figure, many } from "../../../graph/figures.ts";
import { engine } from "../../../store/engine.ts";
import { nameIn } from "../../../store/names.ts";
import { placementKey } from "../../../store/placementKey.ts";
import type { Replica } from "../../../store/replica.ts";
import { Select } from "../../../ui/Select.tsx";
import { Block } from "../Block.tsx";
import { pointAt, useDarkAfterwards } from "./pointAt.ts";

export interface HeadroomBlockProps {
  readonly clusterArn: string;
  readonly state: Replica;
}

/** How many more tasks of a definition the cluster takes, zone by zone, and what is left that none of them can use. */
export function HeadroomBlock({ clusterArn, state }: HeadroomBlockProps) {
  const definitions = [...state.tables["ecs.taskDefinitions"].values()].filter(({ status }) => status === "ACTIVE").sort(by((one) => one.family, (one) => -one.revision));
  const [wanted, choose] = useState<string | null>(null);
  const chosen = definitions.find(({ taskDefinitionArn }) => taskDefinitionArn === wanted) ?? definitions[0];
  if (chosen === undefined) return null;
  return (
    <Block title="Headroom">
      <Select
        label="Task definition"
        labelHidden
        value={chosen.taskDefinitionArn}
        onChange={choose}
        options={definitions.map(({ taskDefinitionArn }) => ({ value: taskDefinitionArn, label: nameIn(taskDefinitionArn) }))}
      />
      <Room clusterArn={clusterArn} definition={chosen} state={state} />
    </Block>
  );
}

function Room({ clusterArn, definition, state }: HeadroomBlockProps & { readonly definition: Rows["ecs.taskDefinitions"] }) {
  const headroom = useHeadroom({ clusterArn, taskDefinitionArn: definition.taskDefinitionArn }, placementKey(clusterArn, state));
  useDarkAfterwards();
  if (headroom === null) return null;
  const { fits, zones, instances, limits } = headroom;
  const those = (limit: Limit) => instances.filter((one) => one.limit === limit).map(({ containerInstanceArn }) => containerInstanceArn);
  return (
    <div className="mt-2">
      <p>
        <b className="text-xl font-semibold tracking-[-.02em]">{figure(fits)}</b> more {fits === 1 ? "task fits" : "tasks fit"}
      </p>
      <table aria-label="Headroom by zone" className="mt-1 w-full text-xs">
        <thead className="text-left text-ink-3">
          <tr>
            <th className="font-normal">Zone</th>
            <th className="text-right font-normal">Fit</th>
            <th className="text-right font-normal">Stranded CPU</th>
            <th className="text-right font-normal">MiB</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <ZoneLine key={zone.availabilityZone} zone={zone} onPoint={() => pointAt(instances.filter((one) => one.availabilityZone === zone.availabilityZone && one.fits > 0).map((one) => one.containerInstanceArn))} />
          ))}
        </tbody>
      </table>
      <ul aria-label="What keeps the next one out" className="mt-1.5">
        {limits.map(({ limit, instances: count }) => (
          <li key={limit} onPointerEnter={() => pointAt(those(limit))} onPointerLeave={() => pointAt(null)} className="-mx-1 rounded-chip px-1 py-0.5 text-xs text-ink-2 hover:bg-hover">
            <b className="font-semibold text-ink">{LIMITS[limit]}</b> on {many(count, "instance")}: {instances.find((one) => one.limit === limit)?.reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ZoneLine({ zone, onPoint }: { readonly zone: ZoneHeadroom; readonly onPoint: () => void }) {
  return (
    <tr onPointerEnter={onPoint} onPointerLeave={() => pointAt(null)} className="h-6 hover:bg-hover">
      <td>{zone.availabilityZone}</td>
      <td className="text-right font-semibold">{figure(zone.fits)}</td>
      <td className="text-right text-ink-2">{figure(zone.strandedCpuUnits)}</td>
      <td className="text-right text-ink-2">{figure(zone.strandedMemoryMiB)}</td>
    </tr>
  );
}

const LIMITS: Readonly<Record<Limit, string>> = {
  cpu: "CPU runs out",
  memory: "Memory runs out",
  ports: "Host ports run out",
  gpu: "GPUs run out",
  eni: "Network interfaces run out",
  distinctInstance: "distinctInstance",
  barred: "It takes none",
};

function useHeadroom(request: { readonly clusterArn: string; readonly taskDefinitionArn: string }, key: string): Headroom | null {
  const { clusterArn, taskDefinitionArn } = request;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly headroom: Headroom | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .headroom({ clusterArn, taskDefinitionArn })
      .then((headroom) => isWanted && setAnswer({ of: `${clusterArn} ${taskDefinitionArn}`, headroom }));
    return () => {
      isWanted = false;
    };
  }, [clusterArn, taskDefinitionArn, key]);
  return answer?.of === `${clusterArn} ${taskDefinitionArn}` ? answer.headroom : null;
}
