import type { Context } from "../../../../kernel/context.ts";
import type { Checkpoint, World } from "../../../../kernel/world.ts";
import { release, reserve } from "../../resources.ts";
import { containerInstances, tasks, type ContainerInstanceRow, type TaskNeeds } from "../../tables.ts";
import { definition, instance, subject, task } from "../fixture.ts";
import type { Constraint, Strategy, Subject } from "../subject.ts";

/** Where instances stand, and where awsvpc tasks may be. */
interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
}

/** A cluster of rows to which everything happens that decides where tasks go, at random: what the index is tried on. */
export class RandomFleet {
  readonly world: World;
  readonly #draw: (n: number) => number;
  readonly #subnets: readonly Subnet[];
  readonly #most: number;
  #saved: Checkpoint;
  #serial = 0;

  /** `most`: instances it has at the beginning, and never more. */
  constructor(ground: { readonly world: World; readonly subnets: readonly Subnet[] }, draw: (n: number) => number, most: number) {
    this.world = ground.world;
    this.#subnets = ground.subnets;
    this.#draw = draw;
    this.#most = most;
    for (let i = 0; i < most; i++) this.#join();
    this.#saved = this.world.save();
  }

  get #context(): Context {
    return this.world.context;
  }

  /** One of the things that happen to a fleet; most often tasks stop, for many are placed. */
  disturb(): void {
    const kind = this.#draw(100);
    if (kind < 40) this.#stopTask();
    else if (kind < 60) this.#endTask();
    else if (kind < 70) this.#change(() => ({ status: this.#draw(3) === 0 ? "DRAINING" : "ACTIVE" }));
    else if (kind < 78) this.#change(() => ({ agentConnected: this.#draw(3) > 0 }));
    else if (kind < 86) this.#change(({ attributes }) => ({ attributes: this.#otherAttributes(attributes) }));
    else if (kind < 88) this.#change(() => ({ agentVersion: `1.${this.#draw(3)}.0` }));
    else if (kind < 93) this.#join();
    else if (kind < 95) this.#leave();
    else if (kind === 95 && this.#draw(4) === 0) this.#saved = this.world.save();
    else if (kind === 96 && this.#draw(4) === 0) this.world.restore(this.#saved);
    else this.#change(() => ({ tags: [] }));
  }

  launch(on: ContainerInstanceRow, { group, needs }: Subject): void {
    const id = `t${this.#serial++}`;
    this.#context.insert(tasks, task(id, on, { group, needs, lastStatus: this.#draw(2) === 0 ? "PENDING" : "RUNNING" }));
    reserve(this.#context, on.containerInstanceArn, needs);
  }

  /** A kind of task with constraints and strategies of all sorts. */
  randomSubject(name: string): Subject {
    const needs = this.#randomNeeds();
    const row = definition(needs, this.#draw(5) === 0 ? { requiresAttributes: [{ name: "rack", value: "r1" }] } : {});
    const taskDefinitionArn = `${row.taskDefinitionArn}${name}`;
    return subject({
      definition: { ...row, taskDefinitionArn },
      group: `service:${["web", "api", "db", "log"][this.#draw(4)] ?? ""}`,
      lot: `lot${this.#draw(3)}`,
      subnetIds: needs.enis === 0 ? null : [0, 1].map((at) => this.#subnets[this.#draw(3) + at]?.subnetId ?? ""),
      constraints: this.#some(CONSTRAINTS, [0, 0, 0, 1, 1, 2]),
      strategies: this.#some(STRATEGIES, [0, 1, 1, 2, 2, 3, 4]),
      ...this.#providerOf(6),
    });
  }

  #randomNeeds(): Partial<TaskNeeds> {
    const usesPort = this.#draw(4) === 0;
    return {
      cpuUnits: [0, 128, 256, 512][this.#draw(4)] ?? 0,
      memoryMiB: [128, 512, 1024][this.#draw(3)] ?? 0,
      ports: usesPort ? [80 + this.#draw(2)] : [],
      portsUdp: usesPort && this.#draw(3) === 0 ? [53] : [],
      gpus: this.#draw(8) === 0 ? 1 : 0,
      enis: this.#draw(4) === 0 ? 1 : 0,
    };
  }

  /** One in so many has a capacity provider. */
  #providerOf(many: number): { readonly capacityProvider?: string } {
    return this.#draw(many) === 0 ? { capacityProvider: `group-${this.#draw(2)}` } : {};
  }

  #some<T>(from: readonly T[], counts: readonly number[]): readonly T[] {
    return Array.from({ length: counts[this.#draw(counts.length)] ?? 0 }, () => from[this.#draw(from.length)]).filter((item) => item !== undefined);
  }

  #join(): void {
    if (this.world.view.size(containerInstances) >= this.#most) return;
    const { availabilityZone = "", vpcId = "" } = this.#subnets[this.#draw(3)] ?? {};
    const gpus = this.#draw(3) === 0 ? 2 : 0;
    const attributes = { ...this.#otherAttributes({}), "ecs.availability-zone": availabilityZone, "ecs.vpc-id": vpcId };
    const cpuUnits = 1024 * (1 + this.#draw(3));
    const size = { cpuUnits, cpuUnitsFree: cpuUnits, gpus, gpusFree: gpus, enis: 3, enisFree: 3, ...this.#providerOf(2) };
    this.#context.insert(containerInstances, instance(`${this.#draw(1000)}x${this.#serial++}`, { availabilityZone, attributes, ...size }));
  }

  /** In two steps as in a real account: INACTIVE first, forgotten later. */
  #leave(): void {
    const row = this.#pick(this.world.view.all(containerInstances));
    if (row === undefined) return;
    if (row.status === "INACTIVE") this.#context.remove(containerInstances, row.containerInstanceArn);
    else this.#context.update(containerInstances, row.containerInstanceArn, { status: "INACTIVE" });
  }

  #stopTask(): void {
    const row = this.#pick(this.world.view.all(tasks));
    if (row?.desiredStatus === "RUNNING") this.#context.update(tasks, row.taskArn, { desiredStatus: "STOPPED" });
  }

  #endTask(): void {
    const row = this.#pick(this.world.view.all(tasks));
    if (row === undefined) return;
    this.#context.update(tasks, row.taskArn, { desiredStatus: "STOPPED", lastStatus: "STOPPED" });
    release(this.#context, row.containerInstanceArn, row.needs);
    this.#context.remove(tasks, row.taskArn);
  }

  #change(patch: (row: ContainerInstanceRow) => Partial<ContainerInstanceRow>): void {
    const row = this.#pick(this.world.view.all(containerInstances));
    if (row !== undefined && row.status !== "INACTIVE") this.#context.update(containerInstances, row.containerInstanceArn, patch(row));
  }

  #otherAttributes(attributes: ContainerInstanceRow["attributes"]): ContainerInstanceRow["attributes"] {
    const { rack: _rack, ...others } = attributes;
    const rack = this.#draw(4);
    return rack === 0 ? others : { ...others, rack: `r${rack}`, stack: this.#draw(2) === 0 ? "prod" : "test" };
  }

  #pick<Row>(rows: readonly Row[]): Row | undefined {
    return rows[this.#draw(Math.max(1, rows.length))];
  }
}

const CONSTRAINTS: readonly Constraint[] = [
  { type: "distinctInstance" },
  { type: "distinctInstance" },
  ...["attribute:rack in [r1, r2]", "attribute:stack == prod", "runningTasksCount < 3", "pendingTasksCount < 2"].map(memberOf),
  ...["task:group == service:web", "not(task:group == service:db)", "agentVersion >= 1.1.0", "attribute:rack exists"].map(memberOf),
];

function memberOf(expression: string): Constraint {
  return { type: "memberOf", expression, from: "request" };
}

const STRATEGIES: readonly Strategy[] = [
  { type: "random" },
  { type: "binpack", field: "cpu" },
  { type: "binpack", field: "memory" },
  { type: "spread", field: "instanceId" },
  { type: "spread", field: "attribute:ecs.availability-zone" },
  { type: "spread", field: "attribute:rack" },
  { type: "spread", field: "attribute:stack" },
];

