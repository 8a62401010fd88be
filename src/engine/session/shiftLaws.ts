import { fail } from "../../lib/assert.ts";
import type { View } from "../kernel/context.ts";
import { minutes, seconds } from "../kernel/time.ts";
import { codeDeployments } from "../services/codedeploy/tables.ts";
import { crewOf } from "../services/ecs/processes/crew.ts";
import { limitsOf } from "../services/ecs/processes/rollout.ts";
import { trafficShifts } from "../services/ecs/rollouts/shift/table.ts";
import { serviceDeployments } from "../services/ecs/serviceDeployments/table.ts";
import { containerInstances, deployments, liveTasksByService, services, tasks, type ServiceRow, type TaskRow } from "../services/ecs/tables.ts";
import { listeners, rules, targets } from "../services/elbv2/tables.ts";
import { letGoOn, playShift, shiftWorld, type Shift } from "./randomShifts.ts";
import type { Act } from "./randomSession.ts";
import type { Session } from "./session.ts";

/** What was seen while the laws were held, so that a test can tell that it saw something. */
export interface HeldShifts {
  /** Instants at which two revisions had a part of the traffic each. */
  shared: number;
  completed: number;
  cameBack: number;
  /** Healthy tasks that were stopped. */
  healthyStopped: number;
  served: number;
}

/** A scheduler that looks every ten seconds has registered, or taken out, what it should within so long. */
const TO_REGISTER = seconds(25);

/** A deployment that goes on for so long with nobody to wait for is a broken law. The longest that is played moves a tenth each minute, and CodeDeploy gives an hour to what is installed. */
const PATIENCE = minutes(90);

/**
 * Lives a random session of a service whose traffic moves, instant by instant, and holds at each: weights are all of
 * the traffic, a target stands in the groups of its own revision exactly while its task serves, who has traffic loses
 * no healthy task below the floor by the scheduler's acts, no revision has more tasks than the ceiling, and of a
 * replaced one nobody outlives the deployment. At the end all have ended, or say why not.
 */
export function holdShiftLaws({ seed, shift, acts, held }: { readonly seed: number; readonly shift: Shift; readonly acts: readonly Act[]; readonly held: HeldShifts }): Session {
  const session = shiftWorld(seed, shift);
  const watch: Watch = { held, ended: new Set(), toldToStop: new Map(), up: new Map() };
  leavesNobody(session.world.view, watch);
  for (const act of acts) {
    walk(session, session.now + act.afterSeconds * 1000, watch);
    playShift(session, shift, act);
    // A call is followed at once by what falls due in its instant, and that may be the end of a deployment.
    leavesNobody(session.world.view, watch);
  }
  const until = session.now + PATIENCE;
  while (session.now < until) {
    letGoOn(session);
    walk(session, Math.min(until, session.now + minutes(5)), watch);
  }
  session.read((view) => view.all(services).forEach((service) => endsOrSaysWhy(view, service)));
  return session;
}

interface Watch {
  readonly held: HeldShifts;
  /** Deployments whose end was looked at. */
  readonly ended: Set<string>;
  /** Since when tasks are up, or told to stop. */
  readonly up: Map<string, number>;
  readonly toldToStop: Map<string, number>;
}

function walk(session: Session, until: number, watch: Watch): void {
  const { world } = session;
  while (world.nextAt <= until) {
    const at = world.nextAt;
    const before = world.view.all(services).map((service) => ({ service, healthy: healthyOf(world.view, service) }));
    world.runUntil(at);
    weightsAreAll(world.view, watch);
    for (const { service, healthy } of before) {
      keepsBounds(world.view, service, { at, healthy, held: watch.held });
      servesWhereItShould(world.view, service, watch);
    }
    leavesNobody(world.view, watch);
  }
  session.runUntil(until);
}

/** ECS and CodeDeploy write weights in percent, and in thousandths where a percent is not whole. */
function weightsAreAll(view: View, { held }: Watch): void {
  for (const action of [...view.all(listeners).map(({ defaultAction }) => defaultAction), ...view.all(rules).map((rule) => rule.action)]) {
    if (action.type !== "forward" || action.targetGroups.length < 2) continue;
    const sum = action.targetGroups.reduce((all, { weight }) => all + weight, 0);
    if (sum !== 100 && sum !== 1000) fail(`weights ${action.targetGroups.map(({ weight }) => weight).join(" and ")} at ${view.now}`);
    if (action.targetGroups.every(({ weight }) => weight > 0)) held.shared++;
  }
}

/** The target groups that production traffic goes to. */
function servingOf(view: View): ReadonlySet<string> {
  const action = view.all(listeners).find(({ port }) => port === 80)?.defaultAction;
  return new Set(action?.type === "forward" ? action.targetGroups.filter(({ weight }) => weight > 0 || action.targetGroups.length === 1).map(({ targetGroupArn }) => targetGroupArn) : []);
}

const groupOf = (view: View, { deploymentId }: TaskRow): string => view.find(deployments, deploymentId ?? "")?.loadBalancers[0]?.targetGroupArn ?? "";

function healthyOf(view: View, service: ServiceRow): ReadonlyMap<string, string | null> {
  const { sightings } = crewOf(view, service);
  return new Map(sightings.filter(({ member }) => member.healthy).map(({ task }) => [task.taskArn, task.deploymentId]));
}

interface Before {
  readonly at: number;
  readonly healthy: ReadonlyMap<string, string | null>;
  readonly held: HeldShifts;
}

/** Each revision keeps its tasks for itself, as if it were a service: ECS guide, "Amazon ECS blue/green deployments". */
function keepsBounds(view: View, { serviceArn, lastPassAt }: ServiceRow, { at, healthy, held }: Before): void {
  const service = view.find(services, serviceArn);
  if (service?.lastPassAt !== at || lastPassAt === at) return;
  const { floor, ceiling } = limitsOf(service);
  const serving = servingOf(view);
  const live = view.where(liveTasksByService, serviceArn);
  const now = [...healthyOf(view, service).values()];
  for (const deploymentId of new Set(live.map((task) => task.deploymentId))) {
    const own = live.filter((task) => task.deploymentId === deploymentId);
    const started = own.filter(({ createdAt }) => createdAt === at).length;
    if (started > 0 && own.filter(({ desiredStatus }) => desiredStatus === "RUNNING").length > ceiling) fail(`${deploymentId} started ${started} tasks at ${at} and has ${own.length}, more than ${ceiling}`);
    const stopped = own.filter(({ taskArn, stoppedReason }) => healthy.has(taskArn) && stoppedReason?.startsWith("Scaling activity") === true).length;
    held.healthyStopped += stopped;
    const left = now.filter((one) => one === deploymentId).length;
    const serves = own.some((task) => serving.has(groupOf(view, task)));
    if (stopped > 0 && serves && left < floor) fail(`${deploymentId} has traffic, lost ${stopped} healthy tasks at ${at} and has ${left}, not ${floor}`);
  }
}

/** A task that is up is in the target group of its deployment, and one that was told to stop is taken out. */
function servesWhereItShould(view: View, { serviceArn }: ServiceRow, { held, up, toldToStop }: Watch): void {
  const complains = (view.find(services, serviceArn)?.complaints ?? []).some(({ about }) => about === "registrationFailed" || about === "deregistrationFailed");
  for (const task of view.where(liveTasksByService, serviceArn)) {
    const { taskArn, lastStatus, desiredStatus, stopCode } = task;
    if (lastStatus !== "RUNNING") continue;
    const isUp = desiredStatus === "RUNNING";
    const since = firstSeen(isUp ? up : toldToStop, taskArn, view.now);
    const places = task.targets.filter(({ draining }) => !draining).map(({ targetGroupArn }) => targetGroupArn);
    if (complains || view.now - since < TO_REGISTER) continue;
    if (isUp && places.join() !== groupOf(view, task)) fail(`${taskArn} runs since ${since} and is in ${places.join() || "no target group"}, not in ${groupOf(view, task)}`);
    if (!isUp && stopCode === "ServiceSchedulerInitiated" && places.length > 0) fail(`${taskArn} is to stop since ${since} and is still in ${places.join()}`);
    if (isUp) held.served++;
    const deployment = view.find(deployments, task.deploymentId ?? "");
    if (isUp && deployment?.status === "DRAINING" && view.now - deployment.updatedAt > TO_REGISTER) fail(`${taskArn} runs at ${view.now}, and its task set is deleted since ${deployment.updatedAt}`);
  }
  for (const { targetId, targetGroupArn, port, drainsUntil } of view.all(targets)) {
    if (drainsUntil !== null) continue;
    const isHeld = view.where(liveTasksByService, serviceArn).some(({ containerInstanceArn, targets: own }) => view.find(containerInstances, containerInstanceArn)?.ec2InstanceId === targetId && own.some((one) => one.targetGroupArn === targetGroupArn && one.port === port && !one.draining));
    if (!isHeld) fail(`${targetId}:${port} is registered in ${targetGroupArn} at ${view.now} and is no task's`);
  }
}

function firstSeen(times: Map<string, number>, taskArn: string, now: number): number {
  const known = times.get(taskArn);
  if (known !== undefined) return known;
  times.set(taskArn, now);
  return now;
}

/** When a deployment ends well, all that should run is of the revision it brought, or brought back. */
function leavesNobody(view: View, { ended, held }: Watch): void {
  for (const { serviceDeploymentArn, serviceArn, deploymentId, status } of view.all(serviceDeployments)) {
    if (ended.has(serviceDeploymentArn) || !status.endsWith("SUCCESSFUL")) continue;
    ended.add(serviceDeploymentArn);
    if (status === "SUCCESSFUL") held.completed++;
    else held.cameBack++;
    const others = othersThan(view, serviceArn, deploymentId);
    if (others.length > 0) fail(`${deploymentId} is complete at ${view.now} and ${others.length} tasks of other revisions live`);
  }
  for (const { deploymentId, status, greenSetId, completedAt, creator } of view.all(codeDeployments)) {
    if (ended.has(deploymentId) || completedAt === null) continue;
    ended.add(deploymentId);
    if (creator === "codeDeployRollback") held.cameBack++;
    if (status !== "Succeeded" || creator === "codeDeployRollback") continue;
    held.completed++;
    const others = view.all(services).flatMap(({ serviceArn }) => othersThan(view, serviceArn, greenSetId));
    const kept = others.filter((task) => view.need(deployments, task.deploymentId ?? "").status !== "DRAINING");
    if (kept.length > 0) fail(`${deploymentId} has succeeded at ${view.now} and ${kept.length} tasks of other sets are kept`);
  }
}

const othersThan = (view: View, serviceArn: string, deploymentId: string | null): readonly TaskRow[] =>
  view.where(liveTasksByService, serviceArn).filter((task) => task.deploymentId !== deploymentId && task.desiredStatus === "RUNNING");

/** Functions answer and pauses are let go on: what still waits waits for tasks, and its service says what is the matter with them. */
function endsOrSaysWhy(view: View, { serviceArn, serviceName, complaints }: ServiceRow): void {
  const native = view.all(serviceDeployments).find(({ finishedAt }) => finishedAt === null);
  const other = view.all(codeDeployments).find(({ completedAt }) => completedAt === null);
  if (native === undefined && other === undefined) return;
  const live = view.where(liveTasksByService, serviceArn);
  const isDeaf = live.some(({ containerInstanceArn }) => view.find(containerInstances, containerInstanceArn)?.agentConnected !== true);
  const fails = view.all(deployments).some(({ status, failedTasks }) => status !== "INACTIVE" && failedTasks > 0);
  if (complaints.length > 0 || isDeaf || fails) return;
  const stage = view.find(trafficShifts, native?.serviceDeploymentArn ?? "")?.stage ?? `place ${other?.place}`;
  fail(`${serviceName} is still being deployed at ${view.now}, in ${stage}, and does not say why; ${view.all(tasks).length} tasks`);
}
