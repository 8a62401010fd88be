import type { NodeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { PlacementVerdict, Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { familyIn, shortName } from "../../store/names.ts";
import { ReplicaSourceContext, useReplica, useRow } from "../../store/replica.ts";
import { turnOf } from "../../store/turns.ts";
import { hueStyle } from "../../ui/hue.ts";
import { Meter } from "../../ui/Meter.tsx";
import { onDemand } from "../../ui/onDemand.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { figure, memory } from "../figures.ts";
import { oldestFirst, tasksOnInstance, useTargetsOnMachine, useTasksOnInstance } from "../groups.ts";
import { useMeasure } from "../fleet/fleet.ts";
import { heatOf } from "../fleet/heat.ts";
import { namesFit } from "../chipRoom.ts";
import { type InstanceLook, useInstanceLook } from "../instanceLook.ts";
import { useLevel, useMagnification } from "../level.ts";
import { usePreviewedDefinition, usePreviewedNeeds } from "../preview.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { hueOfDefinition, type ServiceLook, useServiceLooks } from "../serviceLooks.ts";
import { useShownVerdict } from "../shownVerdict.ts";
import { isFreshlyStopped } from "../taskLook.ts";
import { CARD_CLASSES } from "../geometry.ts";
import { InstanceCard } from "./InstanceCard.tsx";
import { Reserved } from "./Reserved.tsx";
import { TaskChip } from "./TaskChip.tsx";

/** Few instances are taken back. */
const SpotRing = onDemand(() => import("./SpotRing.tsx").then((code) => code.SpotRing));

type InstanceRow = Rows["ecs.containerInstances"];
type TaskRow = Rows["ecs.tasks"];

/** A container instance: a box for tasks, showing what is left of it. Of many each is drawn in its turn. */
export const InstanceNode = memo(function InstanceNode({ id, height }: NodeProps<MapNode>) {
  return (
    <ReplicaSourceContext value={turnOf(id)}>
      <Card id={id} height={height} />
    </ReplicaSourceContext>
  );
});

function Card({ id, height }: Pick<NodeProps<MapNode>, "id" | "height">) {
  const level = useLevel();
  const row = useRow("ecs.containerInstances", id);
  const tasks = useShownTasks(id);
  const look = useInstanceLook(id);
  if (row === undefined) return null; // Gone from the replica; the projection drops the node with the next change.
  const parts = { row, tasks, look };
  if (level === "far") return <Far {...parts} />;
  return level === "near" ? <Near {...parts} room={roomFor(height)} /> : <Middle {...parts} room={roomFor(height)} height={height} />;
}

interface Parts {
  readonly row: InstanceRow;
  /** Oldest first; also those that stopped just now. */
  readonly tasks: readonly TaskRow[];
  readonly look: InstanceLook;
}

function Near({ row, tasks, look, room }: Parts & { readonly room: number }) {
  const lens = useLens();
  const holding = useMemo(() => tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED"), [tasks]);
  return (
    <InstanceCard row={row} look={look} taskCount={holding.length} className="n inst">
      <Head instanceType={row.instanceType} ec2InstanceId={row.ec2InstanceId} look={look} />
      {lens === null ? <Reserving row={row} tasks={holding} /> : <LensPart nodeId={row.containerInstanceArn} />}
      <Chips row={row} tasks={tasks} room={room} />
      {lens === null && <Free cpuUnitsFree={row.cpuUnitsFree} memoryMiBFree={row.memoryMiBFree} />}
    </InstanceCard>
  );
}

function Reserving({ row, tasks }: Pick<Parts, "row" | "tasks">) {
  const looks = useServiceLooks();
  return <Reserved instance={row} tasks={tasks} looks={looks} announced={useAnnounced(row.containerInstanceArn)} />;
}

const Head = memo(function Head({ instanceType, ec2InstanceId, look }: Pick<InstanceRow, "instanceType" | "ec2InstanceId"> & Pick<Parts, "look">) {
  const isSpot = useReplica(({ tables }) => tables["ec2.instances"].get(ec2InstanceId)?.instanceLifecycle === "spot");
  // Those that ECS launched stand in one lane, whatever their zone.
  const zone = useReplica(({ tables }) => (tables["ecs.launchedInstances"].has(ec2InstanceId) ? tables["ec2.instances"].get(ec2InstanceId)?.availabilityZone : undefined));
  return (
    <div className="in-h">
      {instanceType}
      {isSpot && look.isQuiet && <span className="tag">Spot</span>}
      {zone !== undefined && look.isQuiet && <span className="tag" title={zone}>{zone.slice(zone.lastIndexOf("-") + 1)}</span>}
      <span className="id">{shortName(ec2InstanceId)}</span>
      <span className={look.isProtected ? "ag kept" : "ag"} title={look.word}>
        {look.isReclaimed ? <SpotRing instanceId={ec2InstanceId} /> : <StatusGlyph status={look.status} size={11} label={look.isQuiet ? look.word : undefined} />}
        {!look.isQuiet && look.word}
      </span>
    </div>
  );
});

/** The strip with a verdict covers it: to take it away meanwhile would lay out the card anew. */
const Free = memo(function Free({ cpuUnitsFree, memoryMiBFree }: Pick<InstanceRow, "cpuUnitsFree" | "memoryMiBFree">) {
  return (
    <div className="free">
      <span>Free</span>
      <span>
        {figure(cpuUnitsFree)} CPU · {memory(memoryMiBFree)}
      </span>
    </div>
  );
});

/** Places that the strip with the verdict covers. */
const UNDER_STRIP = 2;

interface ChipsProps {
  readonly row: InstanceRow;
  readonly tasks: readonly TaskRow[];
  readonly room: number;
  readonly isShort?: boolean;
  /** Too many to have names. */
  readonly isTiny?: boolean;
}

const Chips = memo(function Chips({ row, tasks, room, isShort = false, isTiny = false }: ChipsProps) {
  const looks = useServiceLooks();
  const targets = useTargetsOnMachine(row.ec2InstanceId);
  const ghosts = useShownVerdict(row.containerInstanceArn, landing);
  const count = useShownVerdict(row.containerInstanceArn, (verdict) => {
    const left = verdict === null || isShort ? room : room - UNDER_STRIP;
    return tasks.length + landing(verdict) > left ? Math.max(0, left - landing(verdict) - 1) : tasks.length;
  });
  const shown = tasks.slice(0, count);
  return (
    <div className={isShort ? (isTiny ? "mchips tiny" : "mchips") : "chips"}>
      {shown.map((task) => (
        <TaskChip
          key={task.taskArn}
          task={task}
          service={serviceOf(task, looks)}
          isTargetUnhealthy={hasUnhealthyTarget(task, targets)}
          isShort={isShort}
        />
      ))}
      {shown.length < tasks.length && <span className="chip more-tasks">+{tasks.length - shown.length}</span>}
      {ghosts > 0 && <Ghosts count={ghosts} isShort={isShort} />}
    </div>
  );
});

function Ghosts({ count, isShort }: { readonly count: number; readonly isShort: boolean }) {
  const previewed = usePreviewedDefinition();
  if (previewed === null) return null;
  return Array.from({ length: count }, (_, at) => <Ghost key={at} taskDefinitionArn={previewed} isShort={isShort} />);
}

/** A task that would land here. */
function Ghost({ taskDefinitionArn, isShort }: { readonly taskDefinitionArn: string; readonly isShort: boolean }) {
  const hue = useReplica(({ tables }) => hueOfDefinition(taskDefinitionArn, tables));
  const port = usePreviewedNeeds()?.ports[0];
  const family = familyIn(taskDefinitionArn);
  return (
    <span className="chip ghost" style={hueStyle(hue)}>
      <span>{isShort ? family.slice(0, 2) : family}</span>
      {!isShort && port !== undefined && <i>{port}</i>}
    </span>
  );
}

function Middle({ row, tasks, look, room, height = CARD_CLASSES[0].height }: Parts & { readonly room: number; readonly height: number | undefined }) {
  const lens = useLens();
  const isTiny = !namesFit({ tasks: Math.min(tasks.length, room), height, magnification: useMagnification() });
  return (
    <InstanceCard row={row} look={look} taskCount={tasks.length} className="n inst mid">
      <span className="ttl">
        <span>{row.instanceType}</span>
        <em>
          <StatusGlyph status={look.status} size={16} />
        </em>
      </span>
      {lens === null ? <Bars row={row} /> : <LensPart nodeId={row.containerInstanceArn} />}
      <Chips row={row} tasks={tasks} room={room} isShort isTiny={isTiny} />
    </InstanceCard>
  );
}

function Bars({ row }: Pick<Parts, "row">) {
  return (
    <>
      <Meter label="CPU reserved" className="mbar" total={row.cpuUnits} parts={[{ id: "cpu", amount: row.cpuUnits - row.cpuUnitsFree }]} />
      <Meter label="Memory reserved" className="mbar" total={row.memoryMiB} parts={[{ id: "memory", amount: row.memoryMiB - row.memoryMiBFree }]} />
    </>
  );
}

function Far({ row, tasks, look }: Parts) {
  const measure = useMeasure();
  return (
    <InstanceCard row={row} look={look} taskCount={tasks.length} className="n far" style={{ background: `var(--heat-${heatOf(row, measure)})` }} hasStrip={false}>
      {!look.isQuiet && <StatusGlyph status={look.status} size={64} />}
    </InstanceCard>
  );
}

/** Tasks on the instance, oldest first, with those that stopped a moment ago. */
export function useShownTasks(arn: string): readonly TaskRow[] {
  const all = useTasksOnInstance(arn);
  const fresh = useReplica((state) => tasksOnInstance(state, arn).filter((task) => isFreshlyStopped(task, state.now)).length);
  return useMemo(() => {
    const stopped = all.filter(({ lastStatus }) => lastStatus === "STOPPED").toSorted((a, b) => (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0));
    const shown = new Set(stopped.slice(0, fresh));
    return all.filter((task) => task.lastStatus !== "STOPPED" || shown.has(task)).toSorted(oldestFirst);
  }, [all, fresh]);
}

function useAnnounced(arn: string) {
  const lands = useShownVerdict(arn, landing);
  const isMemory = useShownVerdict(arn, (verdict) => verdict?.headline.includes("memory") === true);
  const isCpu = useShownVerdict(arn, (verdict) => verdict?.headline.includes("CPU") === true);
  const previewed = usePreviewedDefinition();
  const needs = usePreviewedNeeds();
  const hue = useReplica(({ tables }) => (previewed === null ? 0 : hueOfDefinition(previewed, tables)));
  if (needs === null) return null;
  if (lands > 0) return { hue, cpuUnits: needs.cpuUnits * lands, memoryMiB: needs.memoryMiB * lands, fits: true };
  // What does not fit runs into the end of the track of the resource that is missing.
  return isMemory || isCpu ? { hue, cpuUnits: isCpu ? needs.cpuUnits : 0, memoryMiB: isMemory ? needs.memoryMiB : 0, fits: false } : null;
}

function landing(verdict: PlacementVerdict | null): number {
  return verdict?.lands.length ?? 0;
}

export function roomFor(height: number | undefined): number {
  return CARD_CLASSES.find((one) => one.height === height)?.tasks ?? CARD_CLASSES[0].tasks;
}

function serviceOf(task: TaskRow, looks: ReadonlyMap<string, ServiceLook>): ServiceLook | null {
  return task.serviceArn === null ? null : (looks.get(task.serviceArn) ?? null);
}

function hasUnhealthyTarget(task: TaskRow, targets: readonly Rows["elbv2.targets"][]): boolean {
  return targets.some(
    ({ state, port }) =>
      state === "unhealthy" && task.containers.some(({ networkBindings }) => networkBindings.some(({ hostPort }) => hostPort === port)),
  );
}
