import type { Call } from "../../../aws/generated/api.ts";
import { withAnswers } from "../../../aws/template/answered.ts";
import type { Answer } from "../../kernel/operation.ts";
import type { World } from "../../kernel/world.ts";
import { admit } from "../door.ts";
import type { JournalEntry } from "../sessionFile.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** Makes calls on a copy of the world, and keeps them as a session would. */
export class CallsOnCopy {
  readonly made: JournalEntry[] = [];
  readonly #copy: World;
  readonly #answers = new Map<string, unknown>();

  constructor(copy: World) {
    this.#copy = copy;
  }

  /** Up to the first that is refused; null: none was. */
  all(calls: readonly Call[]): Rehearsal["refused"] {
    for (const call of calls) {
      const answer = this.#one(call);
      if (!answer.ok) return { operation: call.operation, code: answer.code, message: answer.message };
    }
    return null;
  }

  #one(call: Call): Answer {
    const complete: Call = { ...call, input: withAnswers(call.input, this.#answers) };
    const admission = admit(this.#copy, complete);
    if ("refused" in admission) return admission.refused;
    const at = this.#copy.now;
    const answer = this.#copy.dispatch(admission.operation, admission.input);
    if (!answer.ok) return answer;
    this.made.push({ at, call: complete });
    this.#answers.set(call.operation, answer.output);
    return answer;
  }
}
