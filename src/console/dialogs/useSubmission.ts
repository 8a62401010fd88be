import { useRef, useState } from "react";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { performPlain } from "../store/calls.ts";
import { type Ref, select } from "../store/selection.ts";
import { createdIn } from "./created.ts";
import { failureIn } from "./failures.ts";
import { fieldOf } from "./fieldOf.ts";

/** One call of a form. Later calls may need what earlier ones were answered. */
export interface Step {
  readonly id: string;
  /** What must be waited for before the call; false: it was in vain. */
  readonly before?: () => Promise<boolean>;
  readonly call: (outputs: ReadonlyMap<string, unknown>) => Call;
  /** What is selected when all is done; absent: what its answer says was created. */
  readonly shows?: Ref;
}

/** How far a form has come with its calls. */
export interface Submission {
  readonly isBusy: boolean;
  readonly refusal: FormRefusal | null;
  /** Steps whose calls were accepted; they are not made again when the rest is tried anew. */
  readonly done: ReadonlySet<string>;
  /** Makes the calls in order, up to the first refusal. True when all were accepted; then what was created is selected. */
  readonly submit: (steps: readonly Step[]) => Promise<boolean>;
}

export interface FormRefusal {
  /** Of the step that was refused. */
  readonly id: string;
  readonly call: Call;
  readonly answer: Answer & { readonly ok: false };
  /** The field it is about, as far as we can tell. */
  readonly field: string | null;
}

export function useSubmission(): Submission {
  const outputs = useRef(new Map<string, unknown>());
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<FormRefusal | null>(null);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());

  async function submit(steps: readonly Step[]): Promise<boolean> {
    setIsBusy(true);
    setRefusal(null);
    let accepted = true;
    let made: Ref | null = null;
    for (const { id, before, call: callOf, shows } of steps) {
      if (outputs.current.has(id)) continue;
      if (before !== undefined && !(await before())) {
        accepted = false;
        break;
      }
      const call = callOf(outputs.current);
      const answer = await performPlain(call);
      const failed = answer.ok ? failureIn(answer.output) : answer;
      if (failed !== null) {
        setRefusal({ id, call, answer: failed, field: fieldOf(call.operation, failed) });
        accepted = false;
        break;
      }
      const output = answer.ok ? answer.output : undefined;
      outputs.current.set(id, output);
      made = shows ?? createdIn(output) ?? made;
      setDone(new Set(outputs.current.keys()));
    }
    setIsBusy(false);
    if (accepted && made !== null) select(made);
    return accepted;
  }

  return { isBusy, refusal, done, submit };
}

/** A form's only call. */
export function only(call: Call): readonly Step[] {
  return [{ id: call.operation, call: () => call }];
}
