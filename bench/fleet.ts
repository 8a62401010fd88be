import { newAccount } from "../src/engine/account.ts";
import type { View } from "../src/engine/kernel/context.ts";
import type { World } from "../src/engine/kernel/world.ts";
import { PlacementIndex, type PlacedTask } from "../src/engine/services/ecs/placement/fast/placementIndex.ts";
import { definition, instance, subject, task } from "../src/engine/services/ecs/placement/fixture.ts";
import type { Strategy, Subject } from "../src/engine/services/ecs/placement/subject.ts";
import { containerInstances, tasks, type ContainerInstanceRow, type TaskNeeds } from "../src/engine/services/ecs/tables.ts";

/** Whoever places tasks is told of every change of a row, as the index is told by the kernel. */
export interface Placer {
  readonly choose: (subject: Subject) => ContainerInstanceRow | undefined;
  readonly instanceChanged: (before: ContainerInstanceRow | undefined, after: ContainerInstanceRow) => void;
  /** `place` is a small integer that the task has as long as it runs. */
  readonly taskChanged: (before: PlacedTask | undefined, after: PlacedTask, place: number) => void;
}

/** What the fleet is made of, and how often a placement is followed by a stop. */
export interface FleetPlan {
  readonly instances: number;
  readonly services: number;
  readonly strategies: readonly Strategy[];
  /** Stops for each hundred placements. */
  readonly stopsPerHundred: number;
}

/** Tasks of one service placed one after another, before it is another's turn. */
const BURST = 50;

/** How full the fleet is when the measuring begins; from there on placements and stops come in turn. */
const FULL = 0.55;

/** Fuller than this it does not get: each placement is followed by a stop then. */
const FULLEST = 0.75;

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const SIZES = [
  { cpuUnits: 2048, memoryMiB: 7_680 },
  { cpuUnits: 4096, memoryMiB: 15_360 },
  { cpuUnits: 4096, memoryMiB: 31_744 },
  { cpuUnits: 8192, memoryMiB: 31_744 },
];

/**
 * Instances in three zones and services whose tasks come and go. The rows are changed without a world, so that what
 * is timed is placing and keeping up, and not the writing of rows, which is the same for everybody.
 */
export class Fleet {
  readonly subjects: readonly Subject[];
  readonly #placer: Placer;
  /** Each instance twice, as it is and as it turns into, by turns: making rows would take longer than what is timed. */
  readonly #rows: Writable<ContainerInstanceRow>[];
  readonly #others: Writable<ContainerInstanceRow>[];
  /** A task is one number, made of those of its instance and its service: so many objects would slow down whoever is timed. */
  readonly #running: number[] = [];
  /** Where each of them is said to be in a table. */
  readonly #places: number[] = [];
  readonly #freePlaces: number[] = [];
  /** What the placer is told of, one after the other: objects made anew would take room in the caches of whoever is timed. */
  readonly #coming = newTask("RUNNING");
  readonly #going = newTask("STOPPED");
  readonly #stopsPerHundred: number;
  readonly #draw = dice(42);
  readonly #cpuUnits: number;
  #cpuUnitsTaken = 0;
  #launched = 0;
  /** A running hash of the instances that were chosen: two placers that agree have the same. */
  choices = 0;

  constructor(placer: Placer, plan: FleetPlan) {
    this.#placer = placer;
    this.#stopsPerHundred = plan.stopsPerHundred;
    this.subjects = subjectsOf(plan);
    this.#rows = instancesOf(plan.instances).map((row) => ({ ...row }));
    this.#others = this.#rows.map((row) => ({ ...row }));
    for (const row of this.#rows) placer.instanceChanged(undefined, row);
    this.#cpuUnits = this.#rows.reduce((sum, row) => sum + row.cpuUnits, 0);
    for (let i = 0; this.#cpuUnitsTaken < this.#cpuUnits * FULL; i++) this.#place(i % plan.services);
  }

  /** Places so many tasks, with as many stops between them as the plan says. */
  run(placements: number): void {
    for (let i = 0; i < placements; i++) {
      this.#place(Math.floor(this.#launched / BURST) % this.subjects.length);
      if (this.#draw(100) < this.#stopsPerHundred || this.#cpuUnitsTaken > this.#cpuUnits * FULLEST) this.#stop();
    }
  }

  #place(service: number): void {
    const subject = this.subjects[service];
    const row = subject === undefined ? undefined : this.#placer.choose(subject);
    this.#launched++;
    if (subject === undefined || row === undefined) return;
    const { registeredAt: instance } = row;
    this.choices = (Math.imul(this.choices, 31) + instance) | 0;
    const place = this.#freePlaces.pop() ?? this.#running.length;
    this.#running.push(instance * this.subjects.length + service);
    this.#places.push(place);
    this.#placer.taskChanged(undefined, onto(this.#coming, row, subject), place);
    this.#reserve(instance, subject.needs, -1);
  }

  #stop(): void {
    const at = this.#draw(this.#running.length);
    const ended = takeOut(this.#running, at);
    const place = takeOut(this.#places, at);
    this.#freePlaces.push(place);
    const subject = this.subjects[ended % this.subjects.length];
    const instance = Math.floor(ended / this.subjects.length);
    const row = this.#rows[instance];
    if (subject === undefined || row === undefined) return;
    this.#placer.taskChanged(onto(this.#coming, row, subject), onto(this.#going, row, subject), place);
    this.#reserve(instance, subject.needs, 1);
  }

  #reserve(instance: number, { cpuUnits, memoryMiB }: TaskNeeds, by: 1 | -1): void {
    this.#cpuUnitsTaken -= by * cpuUnits;
    const before = this.#rows[instance];
    const after = this.#others[instance];
    if (before === undefined || after === undefined) return;
    after.cpuUnitsFree = before.cpuUnitsFree + by * cpuUnits;
    after.memoryMiBFree = before.memoryMiBFree + by * memoryMiB;
    this.#rows[instance] = after;
    this.#others[instance] = before;
    this.#placer.instanceChanged(before, after);
  }
}

/** The last takes the place of the one that goes. */
function takeOut(list: number[], at: number): number {
  const gone = list[at];
  const last = list.pop();
  if (gone === undefined || last === undefined) throw new Error("nothing runs");
  if (at < list.length) list[at] = last;
  return gone;
}

function newTask(desiredStatus: PlacedTask["desiredStatus"]): Writable<PlacedTask> {
  return { clusterArn: "", containerInstanceArn: "", group: "", desiredStatus, lastStatus: "RUNNING" };
}

/** Says of a task where it is and whose. */
function onto(task: Writable<PlacedTask>, { clusterArn, containerInstanceArn }: ContainerInstanceRow, { group }: Subject): PlacedTask {
  task.clusterArn = clusterArn;
  task.containerInstanceArn = containerInstanceArn;
  task.group = group;
  return task;
}

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

export function instancesOf(count: number): readonly ContainerInstanceRow[] {
  return Array.from({ length: count }, (_, i) => {
    const size = SIZES[i % SIZES.length] ?? { cpuUnits: 2048, memoryMiB: 7_680 };
    const free = { cpuUnitsFree: size.cpuUnits, memoryMiBFree: size.memoryMiB };
    return instance(String(i), { ...size, ...free, registeredAt: i, availabilityZone: ZONES[i % ZONES.length] ?? "" });
  });
}

function subjectsOf({ services, strategies }: FleetPlan): readonly Subject[] {
  return Array.from({ length: services }, (_, i) => {
    const row = definition({ cpuUnits: 128 << (i % 3), memoryMiB: 256 << (i % 4) });
    const taskDefinitionArn = `${row.taskDefinitionArn}${i}`;
    return subject({ definition: { ...row, taskDefinitionArn }, group: `service:s${i}`, lot: `s${i}`, strategies });
  });
}

/** The index, driven by hand. `view` is only asked for tasks that were there before, and there are none. */
export function indexPlacer(view: View): Placer {
  const index = new PlacementIndex();
  const draw = dice(7);
  return {
    choose: (asked) => index.choose(view, asked, draw),
    instanceChanged: (before, after) => index.instanceChanged(before, after),
    taskChanged: (before, after, place) => index.taskChanged(before, after, place),
  };
}

/** A world whose rows are those of a fleet at rest: what the specification is timed on. */
export function worldOf(instances: number, { group, needs }: Subject): World {
  const world = newAccount(7);
  instancesOf(instances).forEach((row, i) => {
    world.context.insert(containerInstances, row);
    for (let n = 0; n < 8; n++) {
      world.context.insert(tasks, task(`${i}x${n}`, row, { group: n === 0 ? group : `service:other${n}`, needs }));
    }
  });
  return world;
}

function dice(seed: number): (n: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 3) % n;
  };
}
