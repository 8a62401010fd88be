import type { View } from "../../../../kernel/context.ts";
import { readsTasks } from "../readsTasks.ts";
import { seatOf } from "../seat.ts";
import type { Stage } from "../stage.ts";
import { bindingStagesOf } from "../stages.ts";
import type { Subject } from "../subject.ts";
import type { ClusterColumns } from "./clusterColumns.ts";

/** Stages that are judged by columns, each time anew. All others are asked themselves, and their answer is kept. */
const BY_COLUMNS: ReadonlySet<string> = new Set(["cpu", "memory", "ports", "gpu", "eni", "distinctInstance"]);

/**
 * Which instances pass the stages that seldom change their mind: status, agent, attributes, memberOf and whatever
 * else is no column. The specification's own stages judge, one instance at a time, and only when something changed
 * that they can have read.
 */
export class Suitability {
  readonly #columns: ClusterColumns;
  readonly #stages: readonly Stage[];
  readonly #readsTasks: boolean;
  /** One more than the changes there had been when a slot was judged. */
  #judgedAt = new Int32Array(0);
  #passes = new Uint8Array(0);

  constructor(view: View, columns: ClusterColumns, subject: Subject) {
    this.#columns = columns;
    const binding = bindingStagesOf(view, subject);
    this.#stages = binding.filter((stage) => !BY_COLUMNS.has(stage([]).stage));
    this.#readsTasks = subject.constraints.some(readsTasks);
    if (this.#readsTasks) columns.tasksAreRead = true;
  }

  passes(slot: number): boolean {
    if (slot >= this.#judgedAt.length) this.#widen();
    const { facts, taskChanges } = this.#columns;
    // Both only ever grow, so their sum tells whether either did.
    const changes = 1 + (facts[slot] ?? 0) + (this.#readsTasks ? (taskChanges[slot] ?? 0) : 0);
    if (this.#judgedAt[slot] === changes) return this.#passes[slot] === 1;
    const passes = this.#judge(slot);
    this.#judgedAt[slot] = changes;
    this.#passes[slot] = passes ? 1 : 0;
    return passes;
  }

  #judge(slot: number): boolean {
    const row = this.#columns.rowAt(slot);
    if (row === undefined) return false;
    const alone = [seatOf(row, 0, "")];
    return this.#stages.every((stage) => stage(alone).kept.length > 0);
  }

  #widen(): void {
    const { capacity } = this.#columns;
    const judgedAt = new Int32Array(capacity);
    judgedAt.set(this.#judgedAt);
    this.#judgedAt = judgedAt;
    const passes = new Uint8Array(capacity);
    passes.set(this.#passes);
    this.#passes = passes;
  }
}

/** Subjects of the same text have the same suitability, whatever group their tasks are of. */
export function suitabilityKey({ definition, subnetIds, constraints }: Subject): string {
  const expressions = constraints.flatMap((constraint) => (constraint.type === "memberOf" ? [constraint.expression] : []));
  return JSON.stringify([definition.taskDefinitionArn, subnetIds, expressions]);
}
