import { classNames } from "../ui/classNames.ts";
import type { DiffLine } from "./changes.ts";

/** Lines shown; a definition that is altogether another is better read in the editor. */
const LINES_SHOWN = 400;

export interface ChangesProps {
  readonly lines: readonly DiffLine[];
  /** Said where there are none. */
  readonly empty?: string;
}

/** What differs, line by line, removed before added. */
export function Changes({ lines, empty = "No changes. ECS would register the same once more." }: ChangesProps) {
  if (lines.length === 0) return <p className="text-ink-3">{empty}</p>;
  return (
    <div role="list" aria-label="Changed lines" className="overflow-hidden rounded-[7px] border border-line font-mono text-[11.5px] leading-5">
      {lines.slice(0, LINES_SHOWN).map(({ kind, text }, i) => (
        <div key={i} role="listitem" className={classNames("grid grid-cols-[24px_1fr] whitespace-pre-wrap wrap-anywhere", LOOKS[kind])}>
          <span aria-label={SIGN_WORDS[kind]} className={classNames("text-center font-semibold", SIGN_LOOKS[kind])}>
            {SIGNS[kind]}
          </span>
          <span className={kind === "heading" ? "truncate pr-2" : "pr-2"}>{kind === "heading" ? `@@ ${text} @@` : text}</span>
        </div>
      ))}
      {lines.length > LINES_SHOWN && <div className="bg-sunken px-2 text-ink-3">and {lines.length - LINES_SHOWN} more lines</div>}
    </div>
  );
}

const LOOKS = { heading: "bg-sunken text-[10.5px] text-ink-3", removed: "bg-bad-soft", added: "bg-ok-soft" };
const SIGNS = { heading: "", removed: "−", added: "+" };
const SIGN_WORDS = { heading: undefined, removed: "removed", added: "added" };
const SIGN_LOOKS = { heading: undefined, removed: "text-bad", added: "text-ok" };
