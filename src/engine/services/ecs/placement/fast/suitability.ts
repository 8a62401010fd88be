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
  /** Its `suitabilityKey`. */
  readonly name: string;
  /** Whether the answers hang on the tasks of an instance. */
  readonly readsTasks: boolean;
  readonly #columns: ClusterColumns;
  readonly #stages: readonly Stage[];
  #answers = new Uint8Array(0);

  constructor(view: View, columns: ClusterColumns, { name, subject }: { readonly name: string; readonly subject: Subject }) {
    this.name = name;
    this.#columns = columns;
    const binding = bindingStagesOf(view, subject);
    this.#stages = binding.filter((stage) => !BY_COLUMNS.has(stage([]).stage));
    this.readsTasks = subject.constraints.some(readsTasks);
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

  #judge(slot: number): boolean {
    const { capacity } = this.#columns;
    if (slot >= this.#answers.length) {
      const wider = new Uint8Array(capacity);
      wider.set(this.#answers);
      this.#answers = wider;
    }
    const row = this.#columns.rowAt(slot);
    if (row === undefined) return false;
    const alone = [seatOf(row, 0, "")];
    const passes = this.#stages.every((stage) => stage(alone).kept.length > 0);
    this.#answers[slot] = passes ? PASSES : FAILS;
    return passes;
  }
}

const UNKNOWN = 0;
const PASSES = 1;
const FAILS = 2;

/** Subjects of the same text have the same suitability, whatever group their tasks are of. */
export function suitabilityKey({ definition, subnetIds, constraints }: Subject): string {
  const expressions = constraints.flatMap((constraint) => (constraint.type === "memberOf" ? [constraint.expression] : []));
  return JSON.stringify([definition.taskDefinitionArn, subnetIds, expressions]);
}
