import type { Call } from "../../../../aws/generated/api.ts";
import { idOf } from "../../../../aws/arn.ts";
import { by } from "../../../../lib/compare.ts";
import type { Cause } from "../../../services/ecs/placement/cause.ts";
import type { Hindrance } from "../../../services/ecs/placement/hindrances.ts";
import { liveTasksByInstance, services, type ServiceRow, type TaskRow } from "../../../services/ecs/tables.ts";
import { fitsInAWhile, offerRoom, type Offer, type Search } from "../search.ts";
import { whereIs } from "./words.ts";

/** Services that are tried, those with most tasks in the way first: each try is minutes of simulated time. */
const SERVICES_TRIED = 3;

/** The fewest standalone tasks of one instance that must stop. */
export function fewerStandaloneTasks(search: Search): Offer | null {
  const ways = crowded(search)
    .flatMap(({ instance, causes }) => {
      const stops = fewestStops(standaloneOn(search, instance.containerInstanceArn), causes);
      return stops === undefined ? [] : [{ instance, stops }];
    })
    .toSorted(by(({ stops }) => stops.length, ({ instance }) => instance.containerInstanceArn));
  const [way] = ways;
  if (way === undefined) return null;
  const { instance, stops } = way;
  const calls = stops.map(({ taskArn, clusterArn }): Call => ({ service: "ecs", operation: "StopTask", input: { cluster: clusterArn, task: taskArn } }));
  const count = stops.length;
  return offerRoom(
    search,
    {
      title: count === 1 ? "Stop a standalone task" : `Stop ${count} standalone tasks`,
      detail: `${stops.map(({ taskArn, taskDefinitionArn }) => `${idOf(taskDefinitionArn)} ${idOf(taskArn)}`).join(", ")} on ${whereIs(instance)}.`,
      unit: { kind: "tasks", count, containerInstanceArn: instance.containerInstanceArn },
    },
    calls,
    calls.slice(0, -1),
  );
}

/** Another service with as few tasks less as make room. */
export function fewerOfAnotherService(search: Search): Offer | null {
  for (const service of neighbours(search)) {
    const { serviceArn, serviceName, clusterArn, desiredCount: before } = service;
    const callWith = (less: number): readonly Call[] =>
      less === 0 ? [] : [{ service: "ecs", operation: "UpdateService", input: { cluster: clusterArn, service: serviceArn, desiredCount: before - less } }];
    const less = fewest(before, (count) => fitsInAWhile(search, callWith(count)));
    if (less === undefined) continue;
    const desiredCount = before - less;
    const draft = {
      title: `Scale ${serviceName} down to ${desiredCount}`,
      detail: `${less === 1 ? "One task" : `${less} tasks`} less of ${before} makes room.`,
      unit: { kind: "service", serviceArn, desiredCount, before },
    } as const;
    const found = offerRoom(search, draft, callWith(less), callWith(less - 1));
    if (found !== null) return found;
  }
  return null;
}

/** Instances where room is all that is missing. */
function crowded({ hindrances }: Search): readonly Hindrance[] {
  return hindrances.filter(({ causes }) => causes.length > 0 && causes.every(isOfRoom));
}

function isOfRoom({ kind }: Cause): boolean {
  return kind === "cpu" || kind === "memory" || kind === "port" || kind === "portQuota" || kind === "gpu" || kind === "eni";
}

function standaloneOn({ missed, goal }: Search, containerInstanceArn: string): readonly TaskRow[] {
  // Those that the plan itself started are the planned ones, not in their way.
  return missed.view
    .where(liveTasksByInstance, containerInstanceArn)
    .filter(({ serviceArn, desiredStatus, createdAt }) => serviceArn === null && desiredStatus === "RUNNING" && (goal.number === 1 || createdAt < missed.now));
}

/** Largest first, until nothing is missing; then those that turn out not to be needed are spared. */
function fewestStops(candidates: readonly TaskRow[], causes: readonly Cause[]): readonly TaskRow[] | undefined {
  const stops: TaskRow[] = [];
  const left = candidates.toSorted(by(({ needs }) => -needs.memoryMiB - needs.cpuUnits, ({ taskArn }) => taskArn));
  while (!isEnough(stops, causes)) {
    const next = left.findIndex((task) => causes.some((cause) => !isEnough(stops, [cause]) && isEnough([...stops, task], [cause])));
    const [task] = left.splice(Math.max(0, next), 1);
    if (task === undefined) return undefined;
    stops.push(task);
  }
  return stops.filter((task, i) => !isEnough(stops.filter((other, j) => j !== i && other !== task), causes));
}

function isEnough(stops: readonly TaskRow[], causes: readonly Cause[]): boolean {
  const sum = (of: (task: TaskRow) => number) => stops.reduce((total, task) => total + of(task), 0);
  return causes.every((cause) => {
    switch (cause.kind) {
      case "cpu":
        return cause.has + sum(({ needs }) => needs.cpuUnits) >= cause.needs;
      case "memory":
        return cause.has + sum(({ needs }) => needs.memoryMiB) >= cause.needs;
      case "gpu":
        return cause.has + sum(({ needs }) => needs.gpus) >= cause.needs;
      case "eni":
        return cause.has + sum(({ needs }) => needs.enis) >= cause.needs;
      case "portQuota":
        return cause.has + sum(({ needs }) => needs.ports.length + needs.portsUdp.length) >= cause.needs;
      case "port":
        return stops.some(({ needs }) => (cause.protocol === "tcp" ? needs.ports : needs.portsUdp).includes(cause.port));
      default:
        return false;
    }
  });
}

/** Services with tasks on the crowded instances, that can have fewer: those with most there first. */
function neighbours(search: Search): readonly ServiceRow[] {
  const { view } = search.missed;
  const counts = new Map<string, number>();
  for (const { instance } of crowded(search)) {
    for (const { serviceArn, group } of view.where(liveTasksByInstance, instance.containerInstanceArn)) {
      if (serviceArn !== null && group !== search.subject.group) counts.set(serviceArn, (counts.get(serviceArn) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(by(([, count]) => -count, ([serviceArn]) => serviceArn))
    .slice(0, SERVICES_TRIED)
    .flatMap(([serviceArn]) => view.find(services, serviceArn) ?? [])
    .filter(({ status, schedulingStrategy, desiredCount }) => status === "ACTIVE" && schedulingStrategy === "REPLICA" && desiredCount > 0);
}

/** The least number that does, of 1 to `most`; undefined: not even all do. Doubled first, for it is mostly small. */
function fewest(most: number, fits: (count: number) => boolean): number | undefined {
  let bad = 0;
  let good = 1;
  while (!fits(good)) {
    if (good === most) return undefined;
    bad = good;
    good = Math.min(most, good * 2);
  }
  while (good - bad > 1) {
    const middle = (good + bad) >> 1;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
