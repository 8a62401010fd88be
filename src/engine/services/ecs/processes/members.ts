import type { View } from "../../../kernel/context.ts";
import type { Derived } from "../../../kernel/derived.ts";
import { Finding } from "../../../kernel/reading.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import type { Millis, SimTime } from "../../../kernel/time.ts";
import { isClassic } from "../../era/contract.ts";
import { isRetiring, placeOf } from "../fargate/place.ts";
import { containerInstances, deployments, drainingByCluster, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { RUNNING_COUNTS_HEALTHY_AFTER } from "../timing.ts";
import type { Member, Room } from "./rollout.ts";
import { targetIdOf } from "./targets.ts";
import { areSame, conditionOf, STARTING, termsOf, type Condition, type Fault, type Terms } from "./taskCondition.ts";

/** A task of a service as the scheduler sees it, and what it needs to know to act on it. */
export interface Sighting {
  readonly task: TaskRow;
  readonly member: Member;
  /** Which check it fails, if it does and the grace period is over. */
  readonly fault: Fault | null;
  /** When it may look different although nothing happens. */
  readonly changesAt: SimTime | null;
}

/** Looks at those of some tasks that are to run. */
export function lookAtAll(view: View, service: ServiceRow, tasks: readonly TaskRow[]): readonly Sighting[] {
  const looks = takesShortcuts() ? view.derived(lastLooks) : undefined;
  const before = looks?.get(service.serviceArn) ?? NOTHING_SEEN;
  const look = new Look(view, service, before.terms);
  const sightings = lookAnew(look, tasks, before.sightings);
  looks?.set(service.serviceArn, { sightings, terms: look.terms });
  return sightings;
}

/** Looks at one task that is to run. */
export function lookAt(view: View, service: ServiceRow, task: TaskRow): Sighting {
  return new Look(view, service).at(task);
}

/** What a look saw, for the next one: what has not changed since looks the same. */
interface Seen {
  readonly sightings: readonly SightedTask[];
  readonly terms: TermsByDeployment;
}

type TermsByDeployment = ReadonlyMap<string | null, Terms>;

const NOTHING_SEEN: Seen = { sightings: [], terms: new Map() };

/** The last looks at the tasks of services. */
const lastLooks: Derived<Map<string, Seen>> = { name: "ecs.lastLooks", build: () => new Map(), hears: [] };

/** Tasks stand in the same order as long as they live, and those that came since at the end. */
function lookAnew(look: Look, tasks: readonly TaskRow[], before: readonly SightedTask[]): readonly SightedTask[] {
  const sightings: SightedTask[] = [];
  let next = 0;
  for (const task of tasks) {
    let known = before[next];
    if (known?.task !== task) {
      if (task.desiredStatus !== "RUNNING") continue;
      for (; known !== undefined && known.taskArn !== task.taskArn; known = before[++next]) known.fall();
    }
    next++;
    if (known?.task === task && look.seesTheSame(known)) sightings.push(known);
    else {
      known?.fall();
      sightings.push(look.at(task));
    }
  }
  while (next < before.length) before[next++]?.fall();
  return sightings;
}

/** A look at tasks of one service, one after another. ECS API, DeploymentConfiguration and Service. */
class Look {
  /** What the tasks of a deployment are judged by. */
  readonly terms = new Map<string | null, Terms>();
  readonly #view: View;
  readonly #service: ServiceRow;
  readonly #termsBefore: TermsByDeployment;
  /** Most clusters drain nothing most of the time, and then no instance need be looked up. */
  readonly #someDrain: boolean;
  /** After so long a running task that nothing checks is taken to be healthy. */
  readonly #countsAfter: Millis;
  /** Those that were found to be as before last: nearly all tasks are of the same deployment. */
  #known: Terms | undefined;

  constructor(view: View, service: ServiceRow, termsBefore = NOTHING_SEEN.terms) {
    this.#view = view;
    this.#service = service;
    this.#termsBefore = termsBefore;
    this.#someDrain = view.count(drainingByCluster, service.clusterArn) > 0;
    this.#countsAfter = isClassic(view, "runningIsHealthy") ? 0 : RUNNING_COUNTS_HEALTHY_AFTER;
  }

  at(task: TaskRow): SightedTask {
    // Instances never move, and their rows often change: which one it is need not be asked again.
    const targetId = task.targets.length === 0 ? "" : targetIdOf(this.#view, task);
    return new SightedTask(this.#view, task, { terms: this.#termsOf(task), targetId, leaving: this.#isLeaving(task) });
  }

  /** Whether a task whose row is the same looks as it did. The row is not looked at again: to read one thing of each of many rows is dear. */
  seesTheSame(known: SightedTask): boolean {
    const { terms, leaving } = known;
    if (terms !== this.#known) {
      if (terms !== this.#termsOf(known.task)) return false;
      this.#known = terms;
    }
    const { now } = this.#view;
    const mayLeave = leaving || this.#someDrain || known.retiresAt <= now;
    return (!mayLeave || leaving === this.#isLeaving(known.task)) && known.holdsAt(now);
  }

  #isLeaving(task: TaskRow): boolean {
    if (task.placement !== null && isRetiring(task, this.#view.now)) return true;
    return this.#someDrain && this.#view.find(containerInstances, task.containerInstanceArn)?.status === "DRAINING";
  }

  #termsOf(task: TaskRow): Terms {
    const { deploymentId } = task;
    let terms = this.terms.get(deploymentId);
    if (terms === undefined) this.terms.set(deploymentId, (terms = this.#readTerms(task)));
    return terms;
  }

  /** Those of the look before, if they say the same. */
  #readTerms(task: TaskRow): Terms {
    const terms = termsOf(this.#view, { service: this.#service, task, countsAfter: this.#countsAfter });
    const before = this.#termsBefore.get(task.deploymentId);
    return before !== undefined && areSame(before, terms) ? before : terms;
  }
}

/**
 * A pass looks at every task of its service, so all there is to say of one is a single small thing, with what its
 * condition rests on beside its own row, and what only the choice of a victim asks for is read when it is asked for.
 */
class SightedTask extends Finding<Condition> implements Sighting, Member {
  readonly task: TaskRow;
  readonly terms: Terms;
  readonly leaving: boolean;
  readonly retiresAt: SimTime;
  readonly #view: View;

  constructor(view: View, task: TaskRow, by: { readonly terms: Terms; readonly targetId: string; readonly leaving: boolean }) {
    super(view, (seen) => (task.lastStatus === "RUNNING" ? conditionOf(seen, task, by) : STARTING));
    this.task = task;
    this.terms = by.terms;
    this.leaving = by.leaving;
    this.retiresAt = placeOf(task)?.retiresAt ?? Infinity;
    this.#view = view;
  }

  get fault(): Fault | null {
    return this.value.failing ? this.value.fault : null;
  }

  get changesAt(): SimTime | null {
    return this.value.changesAt;
  }

  get starting(): boolean {
    return this.value === STARTING;
  }

  get healthy(): boolean {
    return this.value.healthy;
  }

  get failing(): boolean {
    return this.value.failing;
  }

  get protected(): boolean {
    const { protectedUntil } = this.task;
    return protectedUntil !== null && this.#view.now < protectedUntil;
  }

  get member(): Member {
    return this;
  }

  get taskArn(): string {
    return this.task.taskArn;
  }

  get containerInstanceArn(): string {
    return this.task.containerInstanceArn;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#instance?.attributes ?? { "ecs.availability-zone": this.task.availabilityZone };
  }

  get free(): Room {
    const instance = this.#instance;
    return { cpuUnits: instance?.cpuUnitsFree ?? 0, memoryMiB: instance?.memoryMiBFree ?? 0 };
  }

  get needs(): Room {
    return this.task.needs;
  }

  get deployedAt(): SimTime {
    const { deploymentId } = this.task;
    return (deploymentId === null ? undefined : this.#view.find(deployments, deploymentId))?.createdAt ?? 0;
  }

  get createdAt(): SimTime {
    return this.task.createdAt;
  }

  get #instance(): ContainerInstanceRow | undefined {
    return this.#view.find(containerInstances, this.task.containerInstanceArn);
  }
}
