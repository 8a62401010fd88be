import { isBySets } from "../../../aws/rules/bySets.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { failedRevision } from "../../revisions/failedRevision.ts";
import { Button } from "../../ui/Button.tsx";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { Block } from "./Block.tsx";
import { many } from "../../graph/figures.ts";
import { cellsOf } from "../../graph/taskCells.ts";
import { RangeBlocks } from "../../rollout/RangeBlocks.tsx";
import { rangeOf } from "../../rollout/range.ts";
import { rangeArithmetic, rangeVerdict } from "../../rollout/rangeWords.ts";
import { Revisions } from "./Revisions.tsx";
import { RollBack } from "./RollBack.tsx";
import { rolloutRows } from "./rollout.ts";

export interface RolloutProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** How far each revision of a service is, and between what numbers ECS keeps its tasks meanwhile. */
export function Rollout({ service, state }: RolloutProps) {
  const rows = rolloutRows(service, state.tables["ecs.deployments"].values(), state.tables["ecs.tasks"].values());
  const primary = rows[0]?.deployment;
  if (isBySets(service)) return <TaskSets service={service} state={state} rows={rows} />;
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

const TaskSets = onDemand(() => import("./deployment/TaskSets.tsx").then((code) => code.TaskSets));

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

function since({ createdAt, completedAt }: Rows["ecs.deployments"], now: number): string {
  return completedAt === null
    ? `started ${clockText(createdAt)}, ${spanText(now - createdAt)} ago`
    : `completed ${clockText(completedAt)}, took ${spanText(completedAt - createdAt)}`;
}
