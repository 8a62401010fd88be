import { type Completion, type CompletionContext, type CompletionResult, insertCompletionText, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { completionsAt } from "../../aws/clusterQuery/complete.ts";
import type { KnownInstance } from "./instanceFacts.ts";
import { knownIn } from "./known.ts";

/** What can stand where the cursor is, with the words that the cluster's instances have for it. */
export function completeQuery({ state, pos }: CompletionContext, instances: readonly KnownInstance[]): CompletionResult | null {
  const { from, to, options } = completionsAt(state.doc.toString(), pos, knownIn(instances));
  // Behind a word that is finished nothing is pressed upon anybody who may be finished too.
  const isBehindWord = from === pos && /[^\s([]$/.test(state.sliceDoc(0, pos));
  if (options.length === 0 || isBehindWord) return null;
  return { from, to, filter: false, options: options.map(({ label, detail, apply }) => ({ label, detail, apply: putting(apply ?? label) })) };
}

/** Puts the words in, and goes on to what can follow them. */
function putting(text: string): Exclude<Completion["apply"], string | undefined> {
  return (view, completion, from, to) => {
    view.dispatch({ ...insertCompletionText(view.state, text, from, to), annotations: pickedCompletion.of(completion) });
    if (/[ [(]$/.test(text)) startCompletion(view);
  };
}
