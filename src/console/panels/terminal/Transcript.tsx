import { memo } from "react";
import { classNames } from "../../ui/classNames.ts";
import { piecesOf } from "./pieces.ts";
import type { Entry } from "./transcript.ts";

/** Pixels of a line, for what is not drawn yet. */
const LINE_HEIGHT = 17;

/** What was typed and printed. Pieces out of view are not drawn, and stay to be found and copied. */
export function Transcript({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <div role="log" aria-label="Terminal output">
      {entries.length === 0 && <p className="text-ink-3">Type aws help, or press Tab to complete what you type. Ctrl+R searches what was typed before.</p>}
      {entries.map((entry) => (
        <Piece key={entry.id} {...entry} />
      ))}
    </div>
  );
}

const Piece = memo(function Piece({ kind, text }: Entry) {
  if (kind === "input" || kind === "gesture") return <Typed text={text} isGesture={kind === "gesture"} />;
  return piecesOf(text).map((piece, at) => (
    <pre
      key={at}
      style={{ containIntrinsicSize: `auto ${piece.lines * LINE_HEIGHT}px` }}
      className={classNames("font-mono break-all whitespace-pre-wrap [content-visibility:auto]", kind === "error" ? "text-bad" : "text-ink-2")}
    >
      {piece.text}
    </pre>
  ));
});

/** A line as it was typed; one that a gesture comes to says so. */
function Typed({ text, isGesture }: { readonly text: string; readonly isGesture: boolean }) {
  return (
    <pre className={classNames("font-mono whitespace-pre-wrap wrap-anywhere", isGesture ? "text-ink-3" : "font-medium text-ink")} title={isGesture ? "Done on the page" : undefined}>
      <span aria-hidden className="text-ink-3 select-none">
        {isGesture ? "› " : "$ "}
      </span>
      {isGesture && <span className="sr-only">Done on the page: </span>}
      {text}
    </pre>
  );
}
