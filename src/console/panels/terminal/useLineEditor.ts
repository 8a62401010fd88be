import { useRef, useState } from "react";
import { completed } from "./completed.ts";
import { rememberedLines, searchBack } from "./lineHistory.ts";
import { interrupt, submit, useIsRunning } from "./shell.ts";
import { write } from "./transcript.ts";

/** What is searched for among older lines, and where it was found. */
interface Search {
  readonly text: string;
  readonly at: number | null;
}

/** The line that is being typed, and all that can be done to it. */
export function useLineEditor() {
  /** The line, and where the caret is to stand once it is drawn. */
  const [{ line, caret }, setTyped] = useState({ line: "", caret: 0 });
  const [search, setSearch] = useState<Search | null>(null);
  const [candidates, setCandidates] = useState<readonly string[]>([]);
  const isRunning = useIsRunning();
  /** The place in the history; past its end is the line that was being typed. */
  const place = useRef({ at: rememberedLines().length, typed: "" });

  function change(text: string, at = text.length) {
    setTyped({ line: text, caret: at });
    setCandidates([]);
  }

  function enter(text: string, isPasted = false) {
    change(submit(text, isPasted));
    place.current = { at: rememberedLines().length, typed: "" };
  }

  /** To an older line or a newer one. */
  function recall(step: -1 | 1) {
    const lines = rememberedLines();
    const { at, typed } = place.current;
    const next = Math.max(0, Math.min(lines.length, at + step));
    place.current = { at: next, typed: at >= lines.length ? line : typed };
    change(lines[next] ?? place.current.typed);
  }

  function find(text: string, before: number) {
    const at = searchBack(text, before);
    setSearch((found) => ({ text, at: at ?? (text === found?.text ? found.at : null) }));
  }

  /** Ends the search; the line that was found stays to be changed or run. */
  function endSearch(): string {
    const found = search === null || search.at === null ? line : (rememberedLines()[search.at] ?? line);
    setSearch(null);
    change(found);
    return found;
  }

  function complete(at: number) {
    const { text, caret: to, candidates: several } = completed(line, at);
    change(text, to);
    setCandidates(several);
  }

  /** Interrupts what runs, or drops the line. */
  function cancel() {
    if (isRunning) interrupt();
    else write("input", `${line}^C`);
    setSearch(null);
    change("");
  }

  return {
    line,
    /** What is typed while searching; null while nothing is searched for. */
    sought: search?.text ?? null,
    /** The line that the search has found. */
    found: search === null || search.at === null ? null : (rememberedLines()[search.at] ?? null),
    candidates,
    isRunning,
    caret,
    change,
    enter,
    recall,
    complete,
    cancel,
    findFrom: (text: string) => find(text, rememberedLines().length),
    findNext: () => find(search?.text ?? "", search?.at ?? rememberedLines().length),
    leaveSearch: () => setSearch(null),
    endSearch,
    hideCandidates: () => setCandidates([]),
  };
}

export type LineEditor = ReturnType<typeof useLineEditor>;
