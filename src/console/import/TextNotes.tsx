import type { TextFault, TextNote } from "../../aws/import/importText.ts";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

/** Where the text stops making sense: line, column, what was expected, and the line itself. */
export function FaultBox({ fault, goesOn }: { readonly fault: TextFault; readonly goesOn: boolean }) {
  const { line, column, message, excerpt } = fault;
  return (
    <div role="alert" className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-bad-soft px-3 py-2.5 [--g-on:var(--bad-soft)]">
      <StatusGlyph status="failed" className="mt-0.75" />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold text-bad">
          Line {line}, column {column}: {message}
        </p>
        {excerpt.trim() !== "" && <pre className="mt-1 overflow-x-auto font-mono text-xs text-ink-2">{`${excerpt}\n${" ".repeat(Math.min(column - 1, 200))}^`}</pre>}
        <p className="mt-1 text-ink-2">{goesOn ? "What comes before it is understood, and shown below." : "Your session is as it was."}</p>
      </div>
    </div>
  );
}

/** What the text has that JSON has not, by line. */
export function NoteList({ notes }: { readonly notes: readonly TextNote[] }) {
  if (notes.length === 0) return null;
  return (
    <details className="rounded-card border border-line px-3 py-2">
      <summary className="font-medium text-ink-2">The text is not quite JSON: {notes.length === 1 ? "1 thing" : `${notes.length} things`} read all the same</summary>
      <ul className="mt-1.5 flex flex-col gap-0.5 text-ink-2">
        {notes.map(({ line, text }, i) => (
          <li key={i}>
            Line {line}: {text}.
          </li>
        ))}
      </ul>
    </details>
  );
}
