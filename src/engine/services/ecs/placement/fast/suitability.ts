import type { View } from "../../../../kernel/context.ts";
import type { ContainerInstanceRow } from "../../tables.ts";
import { readsTasks } from "../readsTasks.ts";
import { isCandidate, type Seat } from "../seat.ts";
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
  /** Its `suitabilityKey`. */
  readonly name: string;
  /** Whether the answers hang on the tasks of an instance. */
  readonly readsTasks: boolean;
  readonly #columns: ClusterColumns;
  readonly #stages: readonly Stage[];
  readonly #subject: Subject;
  #answers: Uint8Array;

  constructor(view: View, columns: ClusterColumns, { name, subject }: { readonly name: string; readonly subject: Subject }) {
    this.name = name;
    this.#columns = columns;
    this.#subject = subject;
    const binding = bindingStagesOf(view, subject);
    this.#stages = binding.filter((stage) => !BY_COLUMNS.has(stage([]).stage));
    this.readsTasks = subject.constraints.some(readsTasks);
    this.#answers = new Uint8Array(columns.capacity);
    this.#judgeAll();
  }

  passes(slot: number): boolean {
    const answer = this.#answers[slot];
    if (answer === PASSES) return true;
    return answer === FAILS ? false : this.#judge(slot);
  }

  /** Something changed that the answer may hang on. */
  forget(slot: number): void {
    this.#answers[slot] = UNKNOWN;
  }

  /** All instances at once: a stage reports each time it is asked, and a report costs more than to judge one instance. */
  #judgeAll(): void {
    const seats: Seat[] = [];
    for (const slot of this.#columns.slots()) {
      const row = this.#columns.rowAt(slot);
      if (row !== undefined) seats.push(seatIn(row));
      this.#answers[slot] = FAILS;
    }
    for (const { instance } of this.#passing(seats)) {
      const slot = this.#columns.slotOf(instance.containerInstanceArn);
      if (slot !== undefined) this.#answers[slot] = PASSES;
    }
  }

  #judge(slot: number): boolean {
    const { capacity } = this.#columns;
    if (slot >= this.#answers.length) {
      const wider = new Uint8Array(capacity);
      wider.set(this.#answers);
      this.#answers = wider;
    }
    const row = this.#columns.rowAt(slot);
    if (row === undefined) return false;
    const passes = this.#passing([seatIn(row)]).length > 0;
    this.#answers[slot] = passes ? PASSES : FAILS;
    return passes;
  }

  #passing(seats: readonly Seat[]): readonly Seat[] {
    const candidates = this.#subject.capacityProvider === undefined ? seats : seats.filter(({ instance }) => isCandidate(this.#subject, instance));
    return this.#stages.reduce((left, stage) => stage(left).kept, candidates);
  }
}

/** None of the stages that are asked reads siblings or ranks. */
const seatIn = (instance: ContainerInstanceRow): Seat => ({ instance, siblings: 0, rank: 0 });

const UNKNOWN = 0;
const PASSES = 1;
const FAILS = 2;

/** Subjects of the same text have the same suitability, whatever group their tasks are of. */
export function suitabilityKey({ definition, subnetIds, constraints, capacityProvider }: Subject): string {
  const expressions = constraints.flatMap((constraint) => (constraint.type === "memberOf" ? [constraint.expression] : []));
  return JSON.stringify([definition.taskDefinitionArn, subnetIds, expressions, capacityProvider]);
}
