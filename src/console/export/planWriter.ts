import type { Call } from "../../aws/generated/api.ts";
import { isOpen } from "../../aws/template/answered.ts";
import { needed } from "../../aws/template/needed.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";

/** A plan in the making, whose calls speak of earlier answers where the account that is read speaks of ids. */
export class PlanWriter {
  readonly leftOut: string[] = [];
  readonly #steps: PlannedCall[] = [];
  /** What stands for an id or an ARN of the account that is read. */
  readonly #marks = new Map<string, string>();
  readonly #ids = new Set<string>();

  /** Adds a call; the answer is the name of its answer. */
  add(wanted: string, call: Call, more: Pick<PlannedCall, "afterSeconds"> = {}): string {
    let id = wanted;
    for (let n = 2; this.#ids.has(id); n++) id = `${wanted}-${n}`;
    this.#ids.add(id);
    this.#steps.push({ id, call: { ...call, input: this.#marked(call.input) }, ...more });
    return id;
  }

  all(wanted: string, calls: readonly Call[]): void {
    for (const [place, call] of calls.entries()) this.add(place === 0 ? wanted : `${wanted}-${place + 1}`, call);
  }

  /** Tells what stands for an id from now on. */
  means(id: unknown, mark: string): void {
    if (typeof id === "string" && id !== "") this.#marks.set(id, mark);
  }

  /** What stands for an id. */
  meantBy(id: string): string {
    return this.#marks.get(id) ?? id;
  }

  /** Whether something is made, or looked up, that stands for an id. */
  knows(id: unknown): boolean {
    return typeof id === "string" && isOpen(this.meantBy(id));
  }

  /** Without the questions whose answers nobody needs. */
  get steps(): readonly PlannedCall[] {
    return needed(this.#steps);
  }

  #marked(value: unknown): unknown {
    if (typeof value === "string") return this.meantBy(value);
    if (Array.isArray(value)) return value.map((item) => this.#marked(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#marked(part)]));
  }
}
