import { isBySets } from "../../../aws/rules/bySets.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { failedRevision } from "../../revisions/failedRevision.ts";
import { Button } from "../../ui/Button.tsx";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { classNames } from "../../ui/classNames.ts";
import { hueStyle } from "../../ui/hue.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";
import { many } from "../../graph/figures.ts";
import { cellsOf } from "../../graph/taskCells.ts";
import { RangeBlocks } from "../../rollout/RangeBlocks.tsx";
import { rangeOf } from "../../rollout/range.ts";
import { rangeArithmetic, rangeVerdict } from "../../rollout/rangeWords.ts";
import { RollBack } from "./RollBack.tsx";
import { rolloutRows, rolloutText, type RolloutRow } from "./rollout.ts";

export interface RolloutProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** How far each revision of a service is, and between what numbers ECS keeps its tasks meanwhile. */
export function Rollout({ service, state }: RolloutProps) {
  const rows = rolloutRows(service, state.tables["ecs.deployments"].values(), state.tables["ecs.tasks"].values());
  const primary = rows[0]?.deployment;
  if (isBySets(service)) return <TaskSets hue={serviceHue(service)} rows={rows} />;
  return (
    <Block title="Deployment" aside={primary === undefined ? undefined : since(primary, state.now)}>
      <Revisions hue={serviceHue(service)} rows={rows} />
      {primary !== undefined && primary.failedTasks > 0 && (
        <p className="mt-1 text-xs text-bad">{many(primary.failedTasks, "task")} of {nameIn(primary.taskDefinitionArn)} failed to start or to stay up.</p>
      )}
      <h4 className="mt-2.5 mb-1.5 text-xs text-ink-2">Healthy range during the rollout</h4>
      <LiveRange service={service} state={state} />
      <RollBack key={service.serviceArn} service={service} state={state} />
      <CompareWays service={service} state={state} />
    </Block>
  );
}

/** What failed is worth another look: how it would have gone otherwise. */
function CompareWays({ service, state }: RolloutProps) {
  const revision = failedRevision(service, state.tables);
  if (revision === null || service.status !== "ACTIVE") return null;
  return (
    <Button size="sm" className="mt-2.5" title={`${nameIn(revision)} failed: what users would see of it otherwise`} onClick={() => openDialog({ kind: "ways", serviceArn: service.serviceArn, revision })}>
      Compare four ways to deploy {nameIn(revision)}…
    </Button>
  );
}

/** The tasks there are, under the bracket that ECS keeps their number in. */
function LiveRange({ service, state }: RolloutProps) {
  const tasks = [...state.tables["ecs.tasks"].values()].filter(({ serviceArn, lastStatus }) => serviceArn === service.serviceArn && lastStatus !== "STOPPED");
  // A daemon has as many tasks as there are instances for it.
  const settings = service.schedulingStrategy === "DAEMON" ? { ...service, desiredCount: tasks.filter(({ desiredStatus }) => desiredStatus === "RUNNING").length } : service;
  const range = rangeOf(settings);
  const verdict = rangeVerdict(settings);
  return (
    <>
      <RangeBlocks
        hue={serviceHue(service)}
        cells={cellsOf(tasks, service.taskDefinitionArn, range.ceiling)}
        range={range}
        label={`At least ${range.floor} healthy, ${settings.desiredCount} desired, at most ${range.ceiling} tasks`}
      />
      <p className="mt-1 text-xs text-ink-2">{rangeArithmetic(settings)}{verdict !== null && ` ${verdict}`}</p>
    </>
  );
}

/** Each keeps a share of its own: there is nothing between them to roll out. */
function TaskSets({ hue, rows }: { readonly hue: number; readonly rows: readonly RolloutRow[] }) {
  return (
    <Block title="Task sets">
      {rows.length === 0 && <p className="text-xs text-ink-3">None yet. Make one with CreateTaskSet.</p>}
      <Revisions hue={hue} rows={rows} />
    </Block>
  );
}

function Revisions({ hue, rows }: { readonly hue: number; readonly rows: readonly RolloutRow[] }) {
  return (
    <div style={hueStyle(hue)} className="grid grid-cols-[14px_minmax(3.25rem,auto)_1fr_auto] items-center gap-x-1.5">
      {rows.map((row) => (
        <Revision key={row.deployment.deploymentId} row={row} />
      ))}
    </div>
  );
}

function since({ createdAt, completedAt }: Rows["ecs.deployments"], now: number): string {
  return completedAt === null
    ? `started ${clockText(createdAt)}, ${spanText(now - createdAt)} ago`
    : `completed ${clockText(completedAt)}, took ${spanText(completedAt - createdAt)}`;
}

function Revision({ row }: { readonly row: RolloutRow }) {
  const { deployment, revision, share } = row;
  const primary = deployment.status === "PRIMARY";
  return (
    <div className="contents">
      <StatusGlyph status={glyphOf(row)} label={deployment.rolloutState} />
      <span title={deployment.rolloutStateReason} className={classNames("max-w-28 truncate leading-6", primary && "font-semibold")}>{revision}</span>
      <span className="h-1.5 overflow-hidden rounded-full bg-track">
        <span
          className={classNames("block h-full rounded-full forced-color-adjust-none", primary ? "bg-(--c)" : "bg-[color-mix(in_oklab,var(--c)_45%,var(--track))]")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-xs text-ink-3">{rolloutText(row)}</span>
    </div>
  );
}

function glyphOf({ deployment, isSet }: RolloutRow): Status {
  if (deployment.rolloutState === "FAILED") return "failed";
  if (deployment.status !== "PRIMARY" && !(isSet && deployment.status === "ACTIVE")) return "draining";
  return deployment.rolloutState === "COMPLETED" ? "healthy" : "starting";
}
