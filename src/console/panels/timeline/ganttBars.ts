import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { revisionIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";

type Task = Rows["ecs.tasks"];
type Service = Rows["ecs.services"];

/** What a task is doing over a stretch of time. */
export type Phase = "pending" | "checks" | "service" | "draining";

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

/**
 * The lives of the tasks of one service, or of all. Services stand in the order of their colours; in each the newest
 * revision comes first, and in it the oldest task. They stay as they are while time goes by and no task changes.
 */
export function ganttRows(tables: Pick<Tables, "ecs.tasks" | "ecs.services">, serviceArn: string | null): readonly GanttRow[] {
  const rows: GanttRow[] = [];
  for (const task of tables["ecs.tasks"].values()) {
    if (serviceArn !== null && task.serviceArn !== serviceArn) continue;
    rows.push(ganttRow(task, tables["ecs.services"].get(task.serviceArn ?? "")));
  }
  return rows.sort(by((row) => row.hue ?? Infinity, (row) => row.serviceName, (row) => -row.revision, (row) => row.from, (row) => row.taskArn));
}

/** Those that are seen in a stretch of time, up to now. */
export function seenIn(rows: readonly GanttRow[], { from, to }: Stretch, now: number): readonly GanttRow[] {
  return rows.filter((row) => row.from <= to && (row.stoppedAt ?? now) >= from);
}

function ganttRow(task: Task, service: Service | undefined): GanttRow {
  return {
    taskArn: task.taskArn,
    serviceArn: task.serviceArn,
    serviceName: service?.serviceName ?? task.group.replace(/^(service|family):/, ""),
    hue: service === undefined ? null : serviceHue(service),
    revision: revisionIn(task.taskDefinitionArn),
    newest: service === undefined || service.taskDefinitionArn === task.taskDefinitionArn,
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
  const passed = task.serviceArn === null ? started : (task.healthyAt ?? stopping);
  const healthy = Math.max(started, Math.min(passed, stopping));
  const bars: readonly Bar[] = [
    { phase: "pending", from: task.createdAt, to: started },
    { phase: "checks", from: started, to: healthy },
    { phase: "service", from: healthy, to: stopping },
    { phase: "draining", from: stopping, to: end },
  ];
  return bars.filter((bar) => bar.to > bar.from);
}
