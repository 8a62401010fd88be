import type { JsonNote } from "../../../lib/jsonReader.ts";
import type { DraftProblem } from "./analysis.ts";

/** What mends a fault of the text itself, where that is plain; null where a person must look. */
export function mended(text: string, { note }: DraftProblem): { readonly label: string; readonly text: string } | null {
  if (note === null) return null;
  const label = LABELS[note.kind];
  return label === undefined ? null : { label, text: text.slice(0, note.from) + insteadOf(text.slice(note.from, note.to), note.kind) + text.slice(note.to) };
}

const LABELS: Partial<Record<JsonNote["kind"], string>> = {
  comment: "Remove it",
  trailingComma: "Remove it",
  missingComma: "Add a comma",
  bareWord: "Put it in quotes",
};

function insteadOf(given: string, kind: JsonNote["kind"]): string {
  if (kind === "missingComma") return ",";
  return kind === "bareWord" ? JSON.stringify(given) : "";
}
