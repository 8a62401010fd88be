import type { View } from "../../../kernel/context.ts";
import { Ground } from "../../../kernel/onlookers.ts";
import { Reader } from "../../../kernel/reading.ts";
import type { Millis, SimTime } from "../../../kernel/time.ts";
import { isClassic } from "../../era/contract.ts";
import { isRetiring, placeOf } from "../fargate/place.ts";
import { ZONE } from "../placement/subject.ts";
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

/** Looks at those of some tasks that are to run, each anew: a pass looks at its crew instead, which is remembered. */
export function lookAtAll(view: View, service: ServiceRow, tasks: readonly TaskRow[]): readonly SightedTask[] {
  const look = new Look(view, service);
  return tasks.filter(isToRun).map((task) => look.at(task));
}

/** Looks at one task that is to run. */
export function lookAt(view: View, service: ServiceRow, task: TaskRow): Sighting {
  return new Look(view, service).at(task);
}

export const isToRun = ({ desiredStatus, lastStatus }: TaskRow): boolean => desiredStatus === "RUNNING" && lastStatus !== "STOPPED";

/** A look at tasks of one service, one after another. ECS API, DeploymentConfiguration and Service. */
export class Look {
  /** What the tasks of a deployment are judged by. */
  readonly #terms = new Map<string | null, Terms>();
  readonly #view: View;
  readonly #service: ServiceRow;
  /** Most clusters drain nothing most of the time, and then no instance need be looked up. */
  readonly someDrain: boolean;
  /** After so long a running task that nothing checks is taken to be healthy. */
  readonly #countsAfter: Millis;

  constructor(view: View, service: ServiceRow) {
    this.#view = view;
    this.#service = service;
    this.someDrain = view.count(drainingByCluster, service.clusterArn) > 0;
    this.#countsAfter = isClassic(view, "runningIsHealthy") ? 0 : RUNNING_COUNTS_HEALTHY_AFTER;
  }

  /** `watch` is told when the task may look different; without one nobody is. */
  at(task: TaskRow, watch?: Watch): SightedTask {
    // Instances never move, and their rows often change: which one it is need not be asked again.
    const targetId = task.targets.length === 0 ? "" : targetIdOf(this.#view, task);
    return new SightedTask(this.#view, task, { terms: this.termsOf(task), targetId, leaving: this.isLeaving(task), watch });
  }

  isLeaving(task: TaskRow): boolean {
    if (task.placement !== null && isRetiring(task, this.#view.now)) return true;
    return this.someDrain && this.#view.find(containerInstances, task.containerInstanceArn)?.status === "DRAINING";
  }

  /** The terms of a task's deployment: `before`, if they say the same as those that were known. */
  termsOf(task: TaskRow, before?: Terms): Terms {
    const { deploymentId } = task;
    let terms = this.#terms.get(deploymentId);
    if (terms === undefined) {
      const read = termsOf(this.#view, { service: this.#service, task, countsAfter: this.#countsAfter });
      this.#terms.set(deploymentId, (terms = before !== undefined && areSame(before, read) ? before : read));
    }
    return terms;
  }
}

/** Who keeps what was seen of a task. */
interface Watch {
  mayHaveChanged(): void;
}

/**
 * A pass looks at every task of its service, so all there is to say of one is a single small thing, with what its
 * condition rests on beside its own row, and what only the choice of a victim asks for is read when it is asked for.
 */
export class SightedTask extends Ground implements Sighting, Member {
  readonly task: TaskRow;
  readonly leaving: boolean;
  /** When it looks different although nothing happens, as far as that is known. */
  readonly looksSoUntil: SimTime;
  readonly #condition: Condition;
  readonly #watch: Watch | undefined;
  readonly #view: View;

  constructor(view: View, task: TaskRow, by: { readonly terms: Terms; readonly targetId: string; readonly leaving: boolean; readonly watch: Watch | undefined }) {
    super();
    this.task = task;
    this.leaving = by.leaving;
    this.#watch = by.watch;
    this.#view = view;
    const seen = by.watch === undefined ? view : new Reader(view, this);
    this.#condition = task.lastStatus === "RUNNING" ? conditionOf(seen, task, by) : STARTING;
    this.looksSoUntil = Math.min(this.until, by.leaving ? Infinity : (placeOf(task)?.retiresAt ?? Infinity));
  }

  protected override fallen(): void {
    this.#watch?.mayHaveChanged();
  }

  get fault(): Fault | null {
    return this.#condition.failing ? this.#condition.fault : null;
  }

  get changesAt(): SimTime | null {
    return this.#condition.changesAt;
  }

  get starting(): boolean {
    return this.#condition === STARTING;
  }

  get healthy(): boolean {
    return this.#condition.healthy;
  }

  get failing(): boolean {
    return this.#condition.failing;
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

  get availabilityZone(): string {
    return this.task.availabilityZone;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#instance?.attributes ?? { [ZONE]: this.task.availabilityZone };
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
