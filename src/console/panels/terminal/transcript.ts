import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { present } from "../../sessions/present.ts";

/** A piece of what stands in the terminal. */
export interface Entry {
  readonly id: number;
  /** What was typed, what a gesture on the page comes to or a client's call, what was printed, what was complained of. */
  readonly kind: "input" | "gesture" | "arrived" | "out" | "error";
  readonly text: string;
}

/** Characters that are kept; what is older goes. */
export const KEPT = 400_000;

interface Transcript {
  /** The session it is about. What was said of another is nowhere to be seen. */
  readonly of: string;
  readonly entries: readonly Entry[];
}

const transcript = createStore<Transcript>(() => ({ of: "", entries: [] }));

let lastId = 0;

export function write(kind: Entry["kind"], text: string): void {
  const whole = text.length > KEPT ? `${text.slice(0, KEPT)}\n… ${text.length - KEPT} characters more were left out\n` : text;
  const of = present.getState().id;
  transcript.setState((before) => ({ of, entries: bounded([...entriesOf(before, of), { id: ++lastId, kind, text: whole }]) }));
}

export function clearTranscript(): void {
  transcript.setState({ entries: [] });
}

export function useTranscript(): readonly Entry[] {
  const of = useStore(present, ({ id }) => id);
  return useStore(transcript, (state) => entriesOf(state, of));
}

/** All that stands there, as text. */
export function transcriptText(): string {
  return entriesOf(transcript.getState(), present.getState().id)
    .map(({ kind, text }) => (kind === "out" || kind === "error" ? text : `$ ${text}\n`))
    .join("");
}

const NONE: readonly Entry[] = [];

const entriesOf = ({ of, entries }: Transcript, session: string): readonly Entry[] => (of === session ? entries : NONE);

/** The newest entries that fit; the last one stays whatever its size. */
function bounded(entries: readonly Entry[]): readonly Entry[] {
  let room = KEPT;
  let first = entries.length;
  while (first > 0 && (room -= entries[first - 1]?.text.length ?? 0) >= 0) first--;
  return entries.slice(Math.min(first, entries.length - 1));
}
