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
  if (kind === "input" || kind === "gesture" || kind === "arrived") return <Typed text={text} origin={ORIGINS[kind]} />;
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

/** A line as it was typed; one that was not typed here says where it comes from. */
function Typed({ text, origin }: { readonly text: string; readonly origin: Origin | null }) {
  return (
    <pre className={classNames("font-mono whitespace-pre-wrap wrap-anywhere", origin === null ? "font-medium text-ink" : "text-ink-3")} title={origin?.words}>
      <span aria-hidden className="text-ink-3 select-none">
        {origin?.sign ?? "$"}{" "}
      </span>
      {origin !== null && <span className="sr-only">{origin.words}: </span>}
      {text}
    </pre>
  );
}

interface Origin {
  readonly sign: string;
  readonly words: string;
}

const ORIGINS: Readonly<Record<"input" | "gesture" | "arrived", Origin | null>> = {
  input: null,
  gesture: { sign: "›", words: "Done on the page" },
  arrived: { sign: "»", words: "Asked by an AWS client" },
};
