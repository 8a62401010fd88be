import type { NodeProps } from "@xyflow/react";
import { Minus, Plus } from "lucide-react";
import { memo } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { nameIn } from "../../store/names.ts";
import { type Tables, useReplica, useRow } from "../../store/replica.ts";
import { serviceCounts } from "../../store/serviceCounts.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import type { TaskKind } from "../../store/taskKinds.ts";
import { classNames } from "../../ui/classNames.ts";
import { hueStyle } from "../../ui/hue.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { carryOut } from "../carryOut.ts";
import { useDragSource } from "../drag.ts";
import { useDeploymentsOf, useTaskKinds } from "../groups.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import { type MapNode, useStructure } from "../projection.ts";
import { calls } from "../proposal.ts";
import { useServiceTrouble } from "../serviceTrouble.ts";
import { rangeOf } from "../../rollout/range.ts";
import { isDeploying, looksOf } from "../taskCells.ts";
import { Frame } from "./Frame.tsx";
import { cellCount, TaskCells } from "./TaskCells.tsx";

type ServiceRow = Rows["ecs.services"];

/** A service: how many tasks it wants and has, one cell for each, and the range it may move in while it deploys. */
export const ServiceNode = memo(function ServiceNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const row = useRow("ecs.services", id);
  const kinds = useTaskKinds(id);
  const isUnderGroup = useStructure(({ boxes }) => boxes.some(({ column }) => column.some((one) => one.serviceArn === id && one.targetGroupArn !== null)));
  const source = useDragSource({ kind: "service", arn: id });
  if (row === undefined) return null;
  const { running, pending } = serviceCounts(kinds);
  const label = `Service ${row.serviceName}, ${nameIn(row.taskDefinitionArn)}. ${row.desiredCount} desired, ${running} running, ${pending} pending.`;
  return (
    <div className="nopan" style={hueStyle(serviceHue(row))} {...source}>
      <Frame
        thing={{ kind: "service", id }}
        label={label}
        className={classNames("n auto svb", isUnderGroup && "paired", level !== "near" && "mid")}
      >
        {level === "near" ? <Near row={row} kinds={kinds} running={running} /> : <Middle row={row} kinds={kinds} running={running} />}
      </Frame>
    </div>
  );
});

interface Parts {
  readonly row: ServiceRow;
  readonly kinds: readonly TaskKind[];
  readonly running: number;
}

function Near({ row, kinds, running }: Parts) {
  // While it deploys, each cell says of which revision it is.
  const deploying = isDeploying(row, useDeploymentsOf(row.serviceArn));
  const lens = useLens();
  return (
    <>
      <div className="sv-1">
        <Swatch hue={serviceHue(row)} />
        <b>{row.serviceName}</b>
        {!deploying && <span className="rv">{nameIn(row.taskDefinitionArn)}</span>}
        <em />
        <Trouble serviceArn={row.serviceArn} size={13} />
        {row.status === "ACTIVE" && <Scale row={row} />}
        <span className="tag">{row.status === "ACTIVE" ? <RunsOn row={row} /> : row.status}</span>
      </div>
      {lens === null ? <Counts row={row} kinds={kinds} running={running} /> : <LensPart nodeId={row.serviceArn} />}
      {lens !== null ? null : deploying ? <Band row={row} kinds={kinds} /> : <TaskCells serviceArn={row.serviceArn} kinds={kinds} newest={row.taskDefinitionArn} length={row.desiredCount} />}
    </>
  );
}

/** What the service's tasks run on. Fargate Spot alone is told from Fargate, Managed Instances alone from those of Auto Scaling groups. */
function RunsOn({ row: { launchType, fargate, strategy } }: { readonly row: ServiceRow }) {
  const providers = fargate?.strategy ?? strategy ?? [];
  const managed = useReplica(({ tables }) => providers.filter(({ capacityProvider }) => isManaged(tables["ecs.capacityProviders"], capacityProvider)).length);
  if (providers.length === 0) return launchType;
  if (managed === providers.length) return "MANAGED";
  return providers.every(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT") ? "SPOT" : launchType;
}

const isManaged = (table: Tables["ecs.capacityProviders"], named: string): boolean => [...table.values()].some(({ name, managedInstances }) => name === named && managedInstances !== undefined);

function Counts({ row, kinds, running }: Parts) {
  return (
    <div className="cnt">
      <span>
        <b>{row.desiredCount}</b>desired
      </span>
      <span>
        <b>{running}</b>running
      </span>
      <span>
        <b>{serviceCounts(kinds).pending}</b>pending
      </span>
    </div>
  );
}

/** What ECS last complained about, as a glyph that says it. */
function Trouble({ serviceArn, size }: { readonly serviceArn: string; readonly size: number }) {
  const trouble = useServiceTrouble(serviceArn);
  return trouble === null ? null : (
    <span title={trouble}>
      <StatusGlyph status="warning" size={size} label={trouble} />
    </span>
  );
}

/** One task more or less, on the card itself. The keyboard has the same in the card's menu. */
function Scale({ row: { serviceName: service, clusterArn, desiredCount } }: { readonly row: ServiceRow }) {
  const set = (to: number) =>
    void carryOut(calls("", call("ecs", "UpdateService", { cluster: nameIn(clusterArn), service, desiredCount: to })));
  return (
    <span className="scale" data-no-drag>
      <button type="button" data-no-drag tabIndex={-1} aria-label={`${service}: one task less`} disabled={desiredCount === 0} onClick={() => set(desiredCount - 1)}>
        <Minus aria-hidden size={11} />
      </button>
      <button type="button" data-no-drag tabIndex={-1} aria-label={`${service}: one task more`} onClick={() => set(desiredCount + 1)}>
        <Plus aria-hidden size={11} />
      </button>
    </span>
  );
}

/** The strip while deploying: cells up to the maximum, and a bracket from the minimum to it. */
function Band({ row, kinds }: Pick<Parts, "row" | "kinds">) {
  const { floor: minimum, ceiling: maximum } = rangeOf(row);
  const cells = cellCount(looksOf(kinds, row.taskDefinitionArn, maximum));
  const left = cells === 0 ? 0 : (minimum / cells) * 100;
  const right = cells === 0 ? 0 : (1 - maximum / cells) * 100;
  return (
    <div className="band">
      <TaskCells serviceArn={row.serviceArn} kinds={kinds} newest={row.taskDefinitionArn} length={maximum} isBand />
      <div className="rail">
        <span className="rng" style={{ left: `${left}%`, right: `${right}%` }} />
        <span className="lo" style={left > 78 ? { right: `${100 - left}%`, marginRight: 4 } : { left: `${left}%` }}>
          min <b>{minimum}</b>
        </span>
        {left <= 70 && (
          <span className="hi" style={{ right: `${right}%` }}>
            max <b>{maximum}</b>
          </span>
        )}
      </div>
    </div>
  );
}

function Middle({ row, kinds, running }: Parts) {
  const lens = useLens();
  return (
    <>
      <span className="ttl">
        <Swatch hue={serviceHue(row)} size="lg" />
        <span>{row.serviceName}</span>
        <Trouble serviceArn={row.serviceArn} size={16} />
        <em>{lens === null ? `${running}/${row.desiredCount}` : <LensPart nodeId={row.serviceArn} />}</em>
      </span>
      <TaskCells serviceArn={row.serviceArn} kinds={kinds} newest={row.taskDefinitionArn} length={row.desiredCount} />
    </>
  );
}
