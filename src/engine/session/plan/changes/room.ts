import type { Call } from "../../../../aws/generated/api.ts";
import { idOf } from "../../../../aws/arn.ts";
import { by } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import type { Cause } from "../../../services/ecs/placement/cause.ts";
import type { Hindrance } from "../../../services/ecs/placement/hindrances.ts";
import { explainServiceScaleIn } from "../../../services/ecs/processes/explainServiceScaleIn.ts";
import { liveTasksByInstance, services, tasks, type ServiceRow, type TaskRow } from "../../../services/ecs/tables.ts";
import { offerRoom, type Offer, type Search } from "../search.ts";
import { whereIs } from "./words.ts";

/** Services that are tried, those that need the fewest tasks less first: each try is minutes of simulated time. */
const SERVICES_TRIED = 3;

/** A change that takes more tasks from another service is not looked for: it is no small one. */
const TASKS_LESS = 100;

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
  for (const { service, less } of shrinkable(search)) {
    const { serviceArn, serviceName, clusterArn, desiredCount: before } = service;
    const callWith = (fewer: number): readonly Call[] =>
      fewer === 0 ? [] : [{ service: "ecs", operation: "UpdateService", input: { cluster: clusterArn, service: serviceArn, desiredCount: before - fewer } }];
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

/**
 * Services that hold what is missing on a crowded instance, and how many tasks each must have less: those that the
 * scheduler would stop, one after another, until they leave room on one. Whether it is so is found out by trying.
 */
function shrinkable(search: Search): readonly { readonly service: ServiceRow; readonly less: number }[] {
  const { view } = search.missed;
  const places = crowded(search);
  const found = new Set<string>();
  for (const { instance, causes } of places) {
    const here = view.where(liveTasksByInstance, instance.containerInstanceArn).filter(({ group }) => group !== search.subject.group);
    for (const { serviceArn } of here) {
      if (serviceArn === null || found.has(serviceArn)) continue;
      if (isEnough(here.filter((task) => task.serviceArn === serviceArn), causes)) found.add(serviceArn);
    }
  }
  return [...found]
    .flatMap((serviceArn) => view.find(services, serviceArn) ?? [])
    .filter(({ status, schedulingStrategy, desiredCount }) => status === "ACTIVE" && schedulingStrategy === "REPLICA" && desiredCount > 0)
    .flatMap((service) => {
      const less = fewestLess(view, service, places);
      return less === undefined ? [] : [{ service, less }];
    })
    .toSorted(by(({ less }) => less, ({ service }) => service.serviceArn))
    .slice(0, SERVICES_TRIED);
}

/** How many tasks must go, in the order in which the scheduler would stop them; undefined: not even all would do. */
function fewestLess(view: View, service: ServiceRow, places: readonly Hindrance[]): number | undefined {
  const causes = new Map(places.map((place) => [place.instance.containerInstanceArn, place.causes]));
  const gone = new Map<string, TaskRow[]>();
  const order = explainServiceScaleIn(view, service, Math.max(0, service.desiredCount - TASKS_LESS)).toSorted(by(({ rank }) => rank ?? Infinity));
  for (const [place, { taskArn, rank }] of order.entries()) {
    const task = view.find(tasks, taskArn);
    if (task === undefined || rank === null) continue;
    const here = [...(gone.get(task.containerInstanceArn) ?? []), task];
    gone.set(task.containerInstanceArn, here);
    const lacks = causes.get(task.containerInstanceArn);
    if (lacks !== undefined && isEnough(here, lacks)) return place + 1;
  }
  return undefined;
}
