import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { following } from "./following.ts";

type Task = Rows["ecs.tasks"];

/** Tasks of a service that are alike in what its card tells of them, and how many there are. */
export interface TaskKind extends Pick<Task, "lastStatus" | "desiredStatus" | "taskDefinitionArn"> {
  readonly count: number;
}

interface Kinds {
  readonly counted: Map<string, Map<string, TaskKind>>;
  /** The same as lists, as far as they were asked for since they last changed. */
  readonly listed: Map<string, readonly TaskKind[]>;
}

/** Kinds of tasks by service, those that stopped left out. There are a few for each service, however many tasks. */
export function taskKinds(): (table: ReadonlyMap<string, Task>, serviceArn: string) => readonly TaskKind[] {
  const kinds = following<Task, Kinds>({
    build: (table) => {
      const state: Kinds = { counted: new Map(), listed: new Map() };
      for (const task of table.values()) add(state, task, 1);
      return state;
    },
    follow: (state, changes) => {
      for (const { before, after } of changes) {
        if (before !== undefined && after !== undefined && isAlike(before, after)) continue;
        if (before !== undefined) add(state, before, -1);
        if (after !== undefined) add(state, after, 1);
      }
      return state;
    },
  });
  return (table, serviceArn) => {
    const { counted, listed } = kinds(table);
    const own = counted.get(serviceArn);
    if (own === undefined) return NONE;
    const list = listed.get(serviceArn) ?? [...own.values()].sort(IN_ORDER);
    listed.set(serviceArn, list);
    return list;
  };
}

const NONE: readonly TaskKind[] = [];

const IN_ORDER = by<TaskKind>((kind) => kind.taskDefinitionArn, (kind) => kind.lastStatus, (kind) => kind.desiredStatus);

function add({ counted, listed }: Kinds, { serviceArn, lastStatus, desiredStatus, taskDefinitionArn }: Task, by: number): void {
  if (serviceArn === null || lastStatus === "STOPPED") return;
  listed.delete(serviceArn);
  const own = counted.get(serviceArn) ?? new Map<string, TaskKind>();
  const key = `${lastStatus} ${desiredStatus} ${taskDefinitionArn}`;
  const count = (own.get(key)?.count ?? 0) + by;
  if (count === 0) own.delete(key);
  else own.set(key, { lastStatus, desiredStatus, taskDefinitionArn, count });
  counted.set(serviceArn, own);
}

function isAlike(a: Task, b: Task): boolean {
  return a.serviceArn === b.serviceArn && a.lastStatus === b.lastStatus && a.desiredStatus === b.desiredStatus && a.taskDefinitionArn === b.taskDefinitionArn;
}
