import { idOf } from "../../../../aws/arn.ts";
import { isBySets } from "../../../../aws/rules/bySets.ts";
import { counted, isOrAre } from "../../../../lib/plural.ts";
import type { View } from "../../../kernel/context.ts";
import { balancerInWords } from "../classic/classic.ts";
import { headlineOf, reasonOf } from "../placement/reasons.ts";
import { standingsFor } from "../placement/standing.ts";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { subjectOfService } from "../placement/subjectOf.ts";
import { strategiesOf } from "../placementRules.ts";
import { containerInstances, deployments, deploymentsByService, instancesByCluster, liveTasksByService, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { explainRebalancingStop } from "./rebalance/explainRebalancingStop.ts";
import { lookAt, lookAtAll, type Sighting } from "./members.ts";
import type { Fault } from "./taskCondition.ts";
import { explainServiceScaleIn } from "./explainServiceScaleIn.ts";
import { limitsOf, type Member } from "./rollout.ts";
import type { StopExplanation } from "./stopExplanation.ts";
import { explainScaleIn } from "./victimsTold.ts";

/** The event with which a service says that it is about to stop tasks. */
interface StopEvent {
  readonly service: ServiceRow;
  readonly message: string;
}

/** One of those tasks. */
export interface Stop extends StopEvent {
  readonly task: TaskRow;
}

/**
 * Why the scheduler stops a task of a service, with the world as it is when the service says that it does: right
 * before the task is told. undefined: for nothing that is known.
 */
export function explainStop(view: View, { task, ...event }: Stop): StopExplanation | undefined {
  return stopExplainer(view, event)(task);
}

/** The same for every task of an event, as long as the world stands still: what the scheduler saw is looked at once for all. */
export function stopExplainer(view: View, event: StopEvent): (task: TaskRow) => StopExplanation | undefined {
  let seen: Scene | undefined;
  return (task) => explainOne(view, { ...event, task }, () => (seen ??= sceneOf(view, event)));
}

function explainOne(view: View, stop: Stop, scene: () => Scene): StopExplanation | undefined {
  const { service, task, message } = stop;
  if (service.status === "DRAINING") {
    return { cause: "deleted", headline: "The service was deleted, and all of its tasks stop.", because: [], verdicts: [] };
  }
  const primary = view.where(deploymentsByService, service.serviceArn).find(({ status }) => status === "PRIMARY");
  if (isBySets(service)) return explainSetStop(view, stop, scene);
  if (primary === undefined) return undefined;
  if (message.includes("due to AZ rebalancing")) return explainRebalancingStop(view, { ...stop, primary });
  const look = lookAround(view, stop, { scene: scene(), primary });
  const { own } = look;
  if (own.fault !== null) return explainFault(look, own.fault);
  if (service.schedulingStrategy === "DAEMON") return explainDaemonStop(view, look);
  if (own.member.leaving) return explainDraining(view, look);
  if (primary.rolloutState === "FAILED") return explainShare(view, look);
  if (task.deploymentId !== primary.deploymentId) return explainReplaced(view, look);
  return explainSurplus(view, look);
}

type Verdicts = StopExplanation["verdicts"];

/** What the scheduler saw as it decided: what it started in the same pass came after that look. */
interface Scene {
  readonly sightings: readonly Sighting[];
  readonly byTask: ReadonlyMap<string, Sighting>;
  /** Tasks that the same event names. */
  readonly named: ReadonlySet<Sighting>;
  /** Tasks that were told to stop before and have not STOPPED. */
  readonly stopping: number;
  /** The picks among those that were chosen from, told once for all who were among them. */
  readonly told: Map<string, Verdicts>;
}

interface Look extends Scene, Stop {
  readonly primary: DeploymentRow;
  readonly own: Sighting;
}

function sceneOf(view: View, { service, message }: StopEvent): Scene {
  const live = view.where(liveTasksByService, service.serviceArn).filter(({ createdAt }) => createdAt < view.now);
  const sightings = lookAtAll(view, service, live);
  const named = new Set(sightings.filter(({ task }) => message.includes(`(task ${idOf(task.taskArn)})`)));
  const byTask = new Map(sightings.map((one) => [one.task.taskArn, one]));
  return { sightings, byTask, named, stopping: live.length - sightings.length, told: new Map() };
}

function lookAround(view: View, stop: Stop, { scene, primary }: { readonly scene: Scene; readonly primary: DeploymentRow }): Look {
  const { service, task } = stop;
  return { ...stop, ...scene, primary, own: scene.byTask.get(task.taskArn) ?? lookAt(view, service, task) };
}

function tellOnce({ told }: Look, among: string, tell: () => Verdicts): Verdicts {
  let verdicts = told.get(among);
  if (verdicts === undefined) told.set(among, (verdicts = tell()));
  return verdicts;
}

/** A good task of the newest deployment goes because there are too many of them. */
function explainSurplus(view: View, look: Look): StopExplanation | undefined {
  const { service, task } = look;
  const verdicts = tellOnce(look, "surplus", () => explainServiceScaleIn(view, service));
  const goes = verdicts.filter(({ rank }) => rank !== null);
  if (!goes.some((one) => one.taskArn === task.taskArn)) return undefined;
  const headline = `Scale-in: the service wants ${service.desiredCount} and has ${verdicts.length}, so ${goes.length} ${goes.length === 1 ? "goes" : "go"}.`;
  return { cause: "scaleIn", headline, because: [], verdicts };
}

/** A task of a task set: none replaces another, so it is unhealthy, on an instance that drains, or too much. */
function explainSetStop(view: View, stop: Stop, scene: () => Scene): StopExplanation | undefined {
  const own = view.find(deployments, stop.task.deploymentId ?? "");
  if (own === undefined) return undefined;
  const look = lookAround(view, stop, { scene: scene(), primary: own });
  if (look.own.fault !== null) return explainFault(look, look.own.fault);
  return look.own.member.leaving ? explainDraining(view, look) : explainShare(view, look);
}

/** A good task goes because its deployment, which has a number of its own, has too many. */
function explainShare(view: View, look: Look): StopExplanation {
  const { own, sightings, named, service } = look;
  const { deploymentId } = own.task;
  const wanted = view.find(deployments, deploymentId ?? "")?.desiredCount ?? 0;
  const mates = sightings.filter(({ task }) => task.deploymentId === deploymentId);
  const candidates = mates.filter(({ member }) => !member.failing && !member.leaving);
  const count = candidates.filter((one) => named.has(one)).length;
  const headline = `Scale-in: ${deploymentId} wants ${wanted} and has ${candidates.length}, so ${count} ${count === 1 ? "goes" : "go"}.`;
  const verdicts = tellOnce(look, `share of ${deploymentId ?? ""}`, () => chosenFrom(mates, { service, candidates, count }));
  return { cause: "scaleIn", headline, because: [], verdicts };
}

/** A newer deployment takes its place. */
function explainReplaced(view: View, look: Look): StopExplanation {
  const { own, primary, sightings, named, service } = look;
  const mine = view.find(deployments, own.task.deploymentId ?? "");
  const isSame = mine?.taskDefinitionArn === primary.taskDefinitionArn;
  const headline = `Replaced by deployment ${primary.deploymentId} (${idOf(primary.taskDefinitionArn)}${isSame ? ", the same revision anew" : ` instead of ${idOf(own.task.taskDefinitionArn)}`}).`;
  const fresh = sightings.filter(({ task, member }) => task.deploymentId === primary.deploymentId && member.healthy).length;
  const older = sightings.filter(({ task, member }) => task.deploymentId !== primary.deploymentId && !member.leaving && !member.failing);
  const kin = older.filter(({ member }) => member.healthy === own.member.healthy);
  const because = [
    ...percentagesOf(look),
    own.member.healthy ? `${fresh === 0 ? "None" : fresh} of the new deployment ${fresh < 2 ? "is" : "are"} healthy ${fresh === 0 ? "yet" : "already"}.` : "It was not healthy yet: of an older deployment such tasks go first, for they serve nobody.",
  ];
  const count = kin.filter((one) => named.has(one)).length;
  const verdicts = tellOnce(look, own.member.healthy ? "healthy older" : "other older", () => chosenFrom(sightings, { service, candidates: kin, count }));
  return { cause: "deployment", headline, because, verdicts };
}

/** Which of some tasks go and why, by the scheduler's own order. */
function chosenFrom(sightings: readonly Sighting[], { service, candidates, count }: { readonly service: ServiceRow; readonly candidates: readonly Sighting[]; readonly count: number }): Verdicts {
  if (candidates.length < 2) return [];
  return explainScaleIn({
    candidates: candidates.map(({ member }) => member),
    count,
    all: sightings.map(({ member }) => member).filter(({ leaving, starting }) => !(leaving && starting)),
    strategies: strategiesOf(service.placementStrategy, SERVICE_DEFAULT),
  });
}

/** The floor and the ceiling of a service, and where it stood between them. */
function percentagesOf({ service, sightings, named, stopping }: Look): readonly string[] {
  const { desiredCount, minimumHealthyPercent, maximumPercent } = service;
  const { floor, ceiling } = limitsOf(service);
  const healthy = countHealthy(sightings);
  const going = countHealthy(named);
  const left = healthy - going;
  return [
    `Floor: ${minimumHealthyPercent} % of ${desiredCount}, rounded up, is ${counted(floor, "healthy task")}. ${healthy} ${isOrAre(healthy)} healthy: ${going} ${going === 1 ? "goes" : "go"} now, and ${left} ${left === 1 ? "stays" : "stay"}.`,
    `Ceiling: ${maximumPercent} % of ${desiredCount}, rounded down, is ${counted(ceiling, "task")}. There ${isOrAre(sightings.length + stopping)} ${sightings.length + stopping}${stopping === 0 ? "" : `, ${stopping} of them stopping`}.`,
  ];
}

/** A task that failed its health check goes when it is not needed any more, or to make room for another. */
function explainFault(look: Look, fault: Fault): StopExplanation {
  const { service, own, sightings, stopping, primary } = look;
  const { healthCheckGracePeriodSeconds, desiredCount } = service;
  const headline =
    fault.kind === "container"
      ? "It failed the health check of an essential container."
      : `Its target, port ${fault.port}${fault.instanceId === null ? "" : ` of ${fault.instanceId}`}, is unhealthy in ${balancerInWords(fault.targetGroupArn)}: ${fault.reason}.`;
  const others = sightings.filter(({ task, member }) => task.deploymentId === primary.deploymentId && task.taskArn !== own.task.taskArn && !member.failing && !member.leaving).length;
  const { ceiling } = limitsOf(service);
  const exist = sightings.length + stopping;
  const grace = healthCheckGracePeriodSeconds === 0 ? [] : [`Its grace period of ${healthCheckGracePeriodSeconds} s is over.`];
  if (service.schedulingStrategy === "DAEMON") return { cause: "unhealthy", headline, because: [...grace, "A daemon that fails is stopped first and started again on its instance."], verdicts: [] };
  const why =
    others >= desiredCount
      ? `${others === 1 ? "Another does" : `${others} others do`} well and ${desiredCount} ${isOrAre(desiredCount)} wanted, so it is not needed any more.`
      : exist >= ceiling
        ? `There is no room for a replacement before it goes: ${service.maximumPercent} % of ${desiredCount} is ${counted(ceiling, "task")} at most, and there ${isOrAre(exist)} ${exist}.`
        : `${others === 1 ? "Another does" : `${others} others do`} well, of ${desiredCount} wanted.`;
  return { cause: "unhealthy", headline, because: [...grace, why], verdicts: [] };
}

/** A task on an instance that is DRAINING is replaced elsewhere. ECS guide, "Container instance draining". */
function explainDraining(view: View, look: Look): StopExplanation {
  const { own, service } = look;
  const instance = view.find(containerInstances, own.task.containerInstanceArn);
  const headline = instance === undefined ? "AWS retires what is under it on Fargate, and the service replaces it." : `Its instance ${instance.ec2InstanceId} is DRAINING, and the service moves away from it.`;
  if (own.member.starting) return { cause: "draining", headline, because: ["It was not RUNNING yet: such tasks are stopped at once."], verdicts: [] };
  const good = look.sightings.filter(({ member }) => !member.leaving && !member.failing && member.healthy).length;
  return { cause: "draining", headline, because: [...percentagesOf(look), `${counted(good, "healthy task")} ${isOrAre(good)} elsewhere; ${service.desiredCount} ${isOrAre(service.desiredCount)} wanted.`], verdicts: [] };
}

/** A daemon goes when its instance is not for it any more, or when a newer one is to stand there. */
function explainDaemonStop(view: View, look: Look): StopExplanation {
  const { own, service, primary } = look;
  const instance = view.find(containerInstances, own.task.containerInstanceArn);
  const where = instance?.ec2InstanceId ?? "its instance";
  const standingOf = standingsFor(view, subjectOfService(view, service, primary));
  const bar = instance === undefined ? undefined : standingOf(instance).bar;
  if (own.member.leaving) {
    const because = [own.member.starting ? "It was not RUNNING yet: such tasks are stopped at once." : "No other service has a task there any more: daemons go last."];
    return { cause: "draining", headline: `Its instance ${where} is DRAINING.`, because, verdicts: [] };
  }
  if (instance !== undefined && bar !== undefined) {
    return { cause: "daemon", headline: `${where} is no longer an instance for this daemon.`, because: [`${headlineOf(bar)}: ${reasonOf(view, instance.containerInstanceArn, bar)}.`], verdicts: [] };
  }
  const open = view.where(instancesByCluster, service.clusterArn).filter((one) => standingOf(one).bar === undefined).length;
  const healthy = countHealthy(look.sightings);
  const floor = Math.ceil((open * service.minimumHealthyPercent) / 100);
  const headline = `Replaced by deployment ${primary.deploymentId} (${idOf(primary.taskDefinitionArn)}).`;
  const because = own.member.healthy
    ? [`One daemon an instance: the old one stops first. ${service.minimumHealthyPercent} % of ${open}, rounded up, is ${floor} healthy; ${healthy} ${isOrAre(healthy)} healthy, so ${Math.max(0, healthy - floor)} can be spared.`]
    : ["It was not healthy, so that nothing is lost with it."];
  return { cause: "deployment", headline, because, verdicts: [] };
}

const countHealthy = (sightings: Iterable<{ readonly member: Member }>): number => [...sightings].filter(({ member }) => member.healthy).length;
