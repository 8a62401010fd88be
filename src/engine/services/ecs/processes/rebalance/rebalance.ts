import { idOf } from "../../../../../aws/arn.ts";
import type { Context, View } from "../../../../kernel/context.ts";
import { complain, mend, writeEvent } from "../../events.ts";
import { asksForFargate, fargate, isSpecial } from "../../fargate/late.ts";
import { choose } from "../../placement/choose.ts";
import { SERVICE_DEFAULT, type Subject } from "../../placement/subject.ts";
import { subjectOfService } from "../../placement/subjectOf.ts";
import { roleProblem } from "../../roleRules.ts";
import { strategiesOf } from "../../placementRules.ts";
import { services, type DeploymentRow, type ServiceRow, type TaskRow } from "../../tables.ts";
import type { Crew } from "../crew.ts";
import { launchMember, memberOf } from "../launchMember.ts";
import { limitsOf } from "../rollout.ts";
import { stopTask } from "../taskLife.ts";
import { pickVictims } from "../victims.ts";
import { wakeService } from "../wakeService.ts";
import { countsOf, decideRebalance, type ZoneCount } from "./decideRebalance.ts";
import { occupiedZones } from "./occupiedZones.ts";
import { zoneTaskOf } from "./zoneTaskOf.ts";
import { zonesFor } from "./zonesFor.ts";

interface Situation {
  readonly primary: DeploymentRow;
  readonly crew: Crew;
}

/**
 * The task that was started to balance the zones and for which none has gone yet: the service has one more than it
 * wants. It is forgotten when it is gone or fails. A deployment ends the rebalancing, and so does an update that
 * forbids it. ECS guide, "Balancing an Amazon ECS service across Availability Zones".
 */
export function keepMoving(ctx: Context, service: ServiceRow, { primary, crew }: Situation): string | null {
  const { serviceArn, rebalancing, availabilityZoneRebalancing } = service;
  if (rebalancing === null) return null;
  if (primary.rolloutState === "IN_PROGRESS" || availabilityZoneRebalancing === "DISABLED") {
    ctx.update(services, serviceArn, { rebalancing: null });
    mend(ctx, serviceArn, "rebalancingNoPlace", "rebalancingHeld");
    writeEvent(ctx, serviceArn, "rebalancingStopped");
    return null;
  }
  const { newcomer } = rebalancing;
  const lives = crew.sightings.some(({ task, member }) => task.taskArn === newcomer && !member.failing && !member.leaving);
  if (newcomer !== null && !lives) ctx.update(services, serviceArn, { rebalancing: { newcomer: null } });
  return lives ? newcomer : null;
}

/** One step towards balanced zones, for a service that is steady or whose newcomer is the only thing that is new. */
export function rebalance(ctx: Context, service: ServiceRow, { primary, crew }: Situation): void {
  const { serviceArn, rebalancing, desiredCount } = service;
  if (service.availabilityZoneRebalancing === "DISABLED") return;
  if (asksForFargate(primary)) fargate().watchZones(ctx, primary);
  if (primary.rolloutState !== "COMPLETED") return;
  if (rebalancing === null && isEven(ctx, { primary, crew }, service)) return;
  const tasks = crew.sightings.map(zoneTaskOf);
  const zones = zonesFor(ctx, primary, subjectOfService(ctx, service, primary));
  const hasRoom = limitsOf(service).ceiling > desiredCount;
  const step = decideRebalance({ zones, tasks, newcomer: rebalancing?.newcomer ?? null, hasRoom });
  const counts = countsOf(zones, tasks);
  if (step.kind === "balanced" && rebalancing !== null) {
    ctx.update(services, serviceArn, { rebalancing: null });
    mend(ctx, serviceArn, "rebalancingNoPlace", "rebalancingHeld");
    writeEvent(ctx, serviceArn, "balanced", { zones: listOf(counts.map(({ zone, count }) => `${count} tasks in ${zone}`)) });
  }
  if (step.kind === "held") hold(ctx, service, primary);
  if (step.kind === "start") startIn(ctx, service, { primary, zones: step.zones, counts });
  if (step.kind === "stop") stopOne(ctx, service, { primary, crew, candidates: step.candidates });
}

/** No zone lacks a task, whichever of them the tasks can be in: to find out which is dear. Fargate has zones of its own. */
function isEven(view: View, { primary, crew }: Situation, { clusterArn }: ServiceRow): boolean {
  const most = Math.max(0, ...crew.byZone.values());
  if (most < 2) return true;
  if (asksForFargate(primary)) return false;
  return occupiedZones(view, clusterArn).every((zone) => (crew.byZone.get(zone) ?? 0) >= most - 1);
}

/** In the zone that lacks tasks most, if there is room on what runs there: no instance is launched for it. */
function startIn(
  ctx: Context,
  service: ServiceRow,
  { primary, zones, counts }: { readonly primary: DeploymentRow; readonly zones: readonly string[]; readonly counts: readonly ZoneCount[] },
): void {
  const { serviceArn } = service;
  if (service.rebalancing === null) {
    const [first, ...others] = counts;
    const words = [`${first?.count} tasks in ${first?.zone}`, ...others.map(({ zone, count }) => `${count} in ${zone}`)];
    writeEvent(ctx, serviceArn, "notBalanced", { zones: listOf(words) });
  }
  const subject = subjectOfService(ctx, service, primary);
  const newcomer = roleProblem(ctx, subject.definition.definition) === null ? launchIn(ctx, { primary, subject, zones }) : undefined;
  if (newcomer === undefined) {
    ctx.update(services, serviceArn, { rebalancing: { newcomer: null }, waitsForRoom: true });
    return complain(ctx, serviceArn, "rebalancingNoPlace", { zone: zones[0] ?? "" });
  }
  const { taskArn } = newcomer;
  ctx.update(services, serviceArn, { rebalancing: { newcomer: taskArn } });
  mend(ctx, serviceArn, "rebalancingNoPlace", "rebalancingHeld");
  writeEvent(ctx, serviceArn, "rebalancingStartedTask", { count: 1, zone: newcomer.availabilityZone, tasks: idOf(taskArn) });
}

/** One task of the newest deployment in one of some zones; undefined: there is no room. */
function launchIn(ctx: Context, { primary, subject, zones }: { readonly primary: DeploymentRow; readonly subject: Subject; readonly zones: readonly string[] }): TaskRow | undefined {
  if (isSpecial(primary)) return fargate().launch(ctx, { capacity: primary, subject, launch: memberOf(ctx, primary, subject), count: 1, zones: asksForFargate(primary) ? zones.slice(0, 1) : zones }).launched[0];
  // The service spreads over zones first, so that a task goes to the poorest in which it fits.
  const instance = choose(ctx, subject);
  if (instance === undefined || !zones.includes(instance.availabilityZone)) return undefined;
  return launchMember(ctx, { deployment: primary, subject, instance });
}

function stopOne(
  ctx: Context,
  service: ServiceRow,
  { primary, crew: { sightings }, candidates }: Situation & { readonly candidates: readonly string[] },
): void {
  const { serviceArn } = service;
  const members = sightings.map(({ member }) => member);
  const [victim] = pickVictims({
    candidates: members.filter(({ taskArn }) => candidates.includes(taskArn)),
    count: 1,
    all: members,
    strategies: strategiesOf(service.placementStrategy, SERVICE_DEFAULT),
  });
  const task = sightings.find((sighting) => sighting.member === victim)?.task;
  if (task === undefined) return;
  ctx.update(services, serviceArn, { rebalancing: { newcomer: null } });
  writeEvent(ctx, serviceArn, "rebalancingStoppedTask", { count: 1, zone: task.availabilityZone, tasks: idOf(task.taskArn) });
  const stoppedReason = `Availability-zone rebalancing initiated by (deployment ${primary.deploymentId})`;
  stopTask(ctx, task.taskArn, { stopCode: "ServiceSchedulerInitiated", stoppedReason });
}

/** What was started for nothing is one too many, and goes as any such task goes. */
function hold(ctx: Context, { serviceArn, rebalancing }: ServiceRow, { deploymentId }: DeploymentRow): void {
  ctx.update(services, serviceArn, { rebalancing: null });
  complain(ctx, serviceArn, "rebalancingHeld", { deploymentId });
  if (rebalancing !== null) wakeService(ctx, serviceArn);
}

/** `a, b, and c`, as ECS writes it; of two `a and b` (assumed). */
function listOf(words: readonly string[]): string {
  if (words.length < 3) return words.join(" and ");
  return `${words.slice(0, -1).join(", ")}, and ${words.at(-1)}`;
}
