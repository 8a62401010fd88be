import { commonStart, complete } from "../../../bridge/gateway/terminal/complete.ts";
import { namesNow } from "./names.ts";

/** A line after Tab: the word at the caret as far as it is certain, and what it could be when it is not. */
export function completed(line: string, caret: number): { readonly text: string; readonly caret: number; readonly candidates: readonly string[] } {
  const before = line.slice(0, caret);
  const { from, candidates } = complete(before, namesNow);
  const typed = before.slice(from);
  const [only] = candidates;
  const word = candidates.length === 1 && only !== undefined ? `${only} ` : candidates.length === 0 ? typed : commonStart(candidates);
  const start = line.slice(0, from) + word;
  const isCertain = candidates.length < 2 || word.length > typed.length;
  return { text: start + line.slice(caret), caret: start.length, candidates: isCertain ? [] : candidates };
}
