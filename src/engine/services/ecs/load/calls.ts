import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import { readingById } from "../../../kernel/readingById.ts";
import { ANSWER_MILLIS } from "../../elbv2/late/contract.ts";
import { taskArnOfContainer } from "../arns.ts";
import { serviceFlows } from "../flows/tables.ts";
import { services, tasks, type ServiceRow, type TaskRow } from "../tables.ts";
import { CONCURRENCY, TIMEOUT_SECONDS } from "./assumed.ts";
import { costOf, runsTheSame, saysCost } from "./cost.ts";
import { serve, type Server } from "./queue.ts";
import { requestsTo, runningOf, taskServer } from "./use.ts";

/** How the requests of a service fare: what share of them fails, and how long one takes, on average. */
export interface Standing {
  readonly failing: number;
  readonly meanSeconds: number;
}

const ANSWER_SECONDS = ANSWER_MILLIS / 1000;

const NOTHING: Standing = { failing: 0, meanSeconds: 0 };

/**
 * How those fare whom the tasks of a service call while they answer a request. Nothing is documented of programs, so it
 * is assumed: a request makes each call as often as there are calls for each request now, one after the other, waits for
 * all of them, and fails with any of them.
 */
export const awaitedBy = reading("ecs.awaited", services, (view, service: ServiceRow): Standing => awaitedAlong(view, service, new Map([[service.serviceArn, NOTHING]])));

/** How services fare that were asked already. They may call each other in a ring: whoever is still being asked is not waited for once more. */
type Asked = Map<string, Standing>;

function awaitedAlong(view: View, service: ServiceRow, asked: Asked): Standing {
  const calls = callsOf(view, service.serviceArn);
  const comes = calls.size === 0 ? 0 : requestsTo(view, service);
  if (comes === 0) return NOTHING;
  let [well, meanSeconds] = [1, 0];
  for (const [callee, perSecond] of calls) {
    const standing = standingAlong(view, callee, asked);
    well *= 1 - Math.min(1, (perSecond / comes) * standing.failing);
    meanSeconds += (perSecond / comes) * standing.meanSeconds;
  }
  return { failing: 1 - well, meanSeconds };
}

/** How many requests a service sends to each of the others in a second. */
function callsOf(view: View, serviceArn: string): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  for (const { serviceArn: from, targetServiceArn: to, thousandthsPerSecond } of view.all(serviceFlows)) {
    if (from !== serviceArn || to === null || to === from || thousandthsPerSecond === 0) continue;
    calls.set(to, (calls.get(to) ?? 0) + thousandthsPerSecond / 1000);
  }
  return calls;
}

/** How the requests of a service fare that come to it now, by whatever way. */
export const standingOf = reading("ecs.standing", services, (view, service: ServiceRow): Standing => standingAlong(view, service.serviceArn, new Map()));

function standingAlong(view: View, serviceArn: string, asked: Asked): Standing {
  const known = asked.get(serviceArn);
  if (known !== undefined) return known;
  asked.set(serviceArn, NOTHING);
  const standing = standingAmong(view, serviceArn, asked);
  asked.set(serviceArn, standing);
  return standing;
}

function standingAmong(view: View, serviceArn: string, asked: Asked): Standing {
  const service = view.find(services, serviceArn);
  const running = service === undefined ? [] : runningOf(view, serviceArn);
  if (service === undefined || running.length === 0) return NOTHING;
  const arriving = requestsTo(view, service) / running.length;
  const awaited = awaitedAlong(view, service, asked);
  let [answered, time] = [0, 0];
  for (const task of running) {
    const server = waiting(taskServer(view, task), { view, task, awaited });
    const served = server === undefined ? { answered: arriving, meanSeconds: ANSWER_SECONDS } : serve(server, arriving);
    answered += served.answered;
    time += served.answered * served.meanSeconds;
  }
  const comes = arriving * running.length;
  return { failing: comes === 0 ? 0 : Math.max(0, 1 - answered / comes), meanSeconds: answered === 0 ? ANSWER_SECONDS : time / answered };
}

const SAYS_NOTHING = { concurrency: CONCURRENCY, timeoutSeconds: TIMEOUT_SECONDS };

interface Caller {
  readonly view: View;
  readonly task: TaskRow;
  readonly awaited: Standing;
}

/** A program as it is while it waits for those that it calls; undefined: it keeps up with everything, and waits for nobody. */
function waiting(server: Server | undefined, { view, task, awaited }: Caller): Server | undefined {
  const { failing, meanSeconds } = awaited;
  if (failing === 0 && meanSeconds === 0) return server;
  const { concurrency, timeoutSeconds } = saysCost(view, task) ? costOf(view, task) : SAYS_NOTHING;
  const own = server ?? { perSecond: Infinity, servers: 1, most: concurrency, isByPatience: false };
  const waitSeconds = meanSeconds + (server === undefined ? ANSWER_SECONDS : 0);
  return { ...own, isByPatience: own.isByPatience || waitSeconds > timeoutSeconds, awaits: { failing, waitSeconds, concurrency, timeoutSeconds } };
}

/** What the task that a process belongs to can do with requests, with all that it calls. */
export function taskServerAt(view: View, processId: string | undefined): Server | undefined {
  return processId === undefined ? undefined : serverById(view, taskArnOfContainer(processId));
}

const serverById = readingById("ecs.taskServer", tasks, {
  read: (view, task): Server | undefined => {
    const service = task.serviceArn === null || view.size(serviceFlows) === 0 ? undefined : view.find(services, task.serviceArn);
    const server = taskServer(view, task);
    return service === undefined ? server : waiting(server, { view, task, awaited: awaitedBy(view, service) });
  },
  isAlike: (before, after) => runsTheSame(before, after) && isAtTheSamePlace(before, after),
});

/** A task that waits for an instance gets one; all else of its place stays. */
const isAtTheSamePlace = (before: TaskRow, after: TaskRow): boolean => before.containerInstanceArn === after.containerInstanceArn && before.placement === after.placement;
