import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { type ServiceLook, serviceLooks } from "../../graph/serviceLooks.ts";
import { changesBetween } from "../../store/following.ts";
import { revisionIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

type Task = Rows["ecs.tasks"];

/** What a task is doing over a stretch of time. */
export type Phase = "pending" | "pulling" | "starting" | "checks" | "service" | "draining" | "stopping";

/** One stretch of a task's life. */
export interface Bar {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** A task's life: one line of the chart. */
export interface GanttRow {
  readonly taskArn: string;
  readonly serviceArn: string | null;
  readonly serviceName: string;
  /** Counted from 1; null for a task without a service. */
  readonly hue: number | null;
  readonly revision: number;
  /** Of the revision its service wants now. */
  readonly newest: boolean;
  readonly from: number;
  /** When it stopped; null while it lives. */
  readonly stoppedAt: number | null;
  /** Why it stopped, when that is no ordinary end. */
  readonly failure: string | null;
  readonly task: Task;
}

/** Which part of the session is looked at. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Lives {
  readonly tasks: ReadonlyMap<string, Task>;
  readonly looks: ReadonlyMap<string, ServiceLook>;
  readonly serviceArn: string | null;
  readonly rows: readonly GanttRow[];
}

let last: Lives | undefined;

/**
 * The lives of the tasks of one service, or of all. Services stand in the order of their colours; in each the newest
 * revision comes first, and in it the oldest task. They stay as they are while time goes by and no task changes, and
 * only the lives of tasks that changed are read again.
 */
export function ganttRows(tables: Pick<Tables, "ecs.tasks" | "ecs.services">, serviceArn: string | null): readonly GanttRow[] {
  const tasks = tables["ecs.tasks"];
  const looks = serviceLooks({ tables });
  if (last?.tasks === tasks && last.looks === looks && last.serviceArn === serviceArn) return last.rows;
  const changes = last?.looks === looks && last.serviceArn === serviceArn ? changesBetween(last.tasks, tasks) : undefined;
  const rowOf = (task: Task | undefined) =>
    task === undefined || (serviceArn !== null && task.serviceArn !== serviceArn) ? null : ganttRow(task, looks.get(task.serviceArn ?? ""));
  const rows =
    last === undefined || changes === undefined
      ? [...tasks.values()].flatMap((task) => rowOf(task) ?? []).sort(IN_ORDER)
      : withChanges(last.rows, new Map(changes.map(({ id, after }) => [id, rowOf(after)])));
  last = { tasks, looks, serviceArn, rows };
  return rows;
}

const IN_ORDER = by<GanttRow>((row) => row.hue ?? Infinity, (row) => row.serviceName, (row) => -row.revision, (row) => row.from, (row) => row.taskArn);

/** The rows in order, with some of them replaced, gone (null) or new. */
function withChanges(rows: readonly GanttRow[], changed: ReadonlyMap<string, GanttRow | null>): readonly GanttRow[] {
  const added = new Map(changed);
  const kept: GanttRow[] = [];
  for (const row of rows) {
    const instead = changed.get(row.taskArn);
    if (instead === null) continue;
    if (instead !== undefined && IN_ORDER(row, instead) !== 0) continue;
    kept.push(instead ?? row);
    if (instead !== undefined) added.delete(row.taskArn);
  }
  const next: GanttRow[] = [];
  let at = 0;
  for (const row of [...added.values()].filter((one) => one !== null).sort(IN_ORDER)) {
    const place = placeOf(row, kept, at);
    while (at < place) {
      const before = kept[at++];
      if (before !== undefined) next.push(before);
    }
    next.push(row);
  }
  return at === 0 && next.length === 0 ? kept : [...next, ...kept.slice(at)];
}

/** Where a row goes among others in order, from a place on. */
function placeOf(row: GanttRow, rows: readonly GanttRow[], from: number): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rows[middle];
    if (other !== undefined && IN_ORDER(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that are seen in a stretch of time, up to now. */
export function seenIn(rows: readonly GanttRow[], { from, to }: Stretch, now: number): readonly GanttRow[] {
  return rows.filter((row) => row.from <= to && (row.stoppedAt ?? now) >= from);
}

function ganttRow(task: Task, service: ServiceLook | undefined): GanttRow {
  return {
    taskArn: task.taskArn,
    serviceArn: task.serviceArn,
    serviceName: service?.name ?? task.group.replace(/^(service|family):/, ""),
    hue: service?.hue ?? null,
    revision: revisionIn(task.taskDefinitionArn),
    newest: service === undefined || service.newest === task.taskDefinitionArn,
    from: task.createdAt,
    stoppedAt: task.stoppedAt,
    failure: task.stoppedAt !== null && FAILURES.has(task.stopCode ?? "") ? (task.stoppedReason ?? task.stopCode) : null,
    task,
  };
}

const FAILURES = new Set(["TaskFailedToStart", "EssentialContainerExited"]);

/**
 * The stretches of a task's life, each ending where the next begins. A task without a service has no health checks
 * to pass: it is in service from its start. Stretches without length are left out.
 */
export function barsOf(task: Task, now: number): readonly Bar[] {
  const end = task.stoppedAt ?? now;
  const stopping = task.stoppingAt ?? end;
  const started = Math.min(task.startedAt ?? stopping, stopping);
  const pulled = Math.min(task.pullStoppedAt ?? started, started);
  const pulling = Math.min(task.pullStartedAt ?? pulled, pulled);
  const passed = task.serviceArn === null ? started : (task.healthyAt ?? stopping);
  const healthy = Math.max(started, Math.min(passed, stopping));
  const told = Math.max(stopping, Math.min(toldToStop(task) ?? end, end));
  const bars: readonly Bar[] = [
    { phase: "pending", from: task.createdAt, to: pulling },
    { phase: "pulling", from: pulling, to: pulled },
    { phase: "starting", from: pulled, to: started },
    { phase: "checks", from: started, to: healthy },
    { phase: "service", from: healthy, to: stopping },
    { phase: "draining", from: stopping, to: told },
    { phase: "stopping", from: told, to: end },
  ];
  return bars.filter((bar) => bar.to > bar.from);
}

/** When the first of its containers was told to stop, or was gone: until then its targets are drained. null: not yet. */
function toldToStop({ containers, stoppingAt, stoppedAt, executionStoppedAt }: Task): number | null {
  const told = containers.flatMap(({ signalledAt }) => signalledAt ?? []);
  if (told.length > 0) return Math.min(...told);
  // Containers that never ran are told nothing.
  return executionStoppedAt ?? (stoppedAt === null ? null : stoppingAt);
}
