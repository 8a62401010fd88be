import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** A piece of what stands in the terminal. */
export interface Entry {
  readonly id: number;
  /** What was typed, what a gesture on the page comes to or a client's call, what was printed, what was complained of. */
  readonly kind: "input" | "gesture" | "arrived" | "out" | "error";
  readonly text: string;
}

/** Characters that are kept; what is older goes. */
export const KEPT = 400_000;

const transcript = createStore<{ readonly entries: readonly Entry[] }>(() => ({ entries: [] }));

let lastId = 0;

export function write(kind: Entry["kind"], text: string): void {
  const whole = text.length > KEPT ? `${text.slice(0, KEPT)}\n… ${text.length - KEPT} characters more were left out\n` : text;
  transcript.setState(({ entries }) => ({ entries: bounded([...entries, { id: ++lastId, kind, text: whole }]) }));
}

export function clearTranscript(): void {
  transcript.setState({ entries: [] });
}

export function useTranscript(): readonly Entry[] {
  return useStore(transcript, ({ entries }) => entries);
}

/** All that stands there, as text. */
export function transcriptText(): string {
  return transcript
    .getState()
    .entries.map(({ kind, text }) => (kind === "out" || kind === "error" ? text : `$ ${text}\n`))
    .join("");
}

/** The newest entries that fit; the last one stays whatever its size. */
function bounded(entries: readonly Entry[]): readonly Entry[] {
  let room = KEPT;
  let first = entries.length;
  while (first > 0 && (room -= entries[first - 1]?.text.length ?? 0) >= 0) first--;
  return entries.slice(Math.min(first, entries.length - 1));
}
