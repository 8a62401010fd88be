import { SquareTerminal } from "lucide-react";
import { memo } from "react";
import { clockText } from "../../../lib/timeText.ts";
import type { EventLine } from "../../store/eventLine.ts";
import { messageParts } from "../../store/messageParts.ts";
import { classNames } from "../../ui/classNames.ts";
import { Shortened } from "../../ui/Shortened.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { Tag } from "../../ui/Tag.tsx";

export interface EventRowProps {
  readonly line: EventLine;
  /** What is shown: the line's text, or the command line of a call. */
  readonly text: string;
  /** Whose event it is: a service's name, or the kind of source. */
  readonly who: string;
  /** Counted from 1; null where it is no service's. */
  readonly hue: number | null;
  /** Its part in the chain that is lit up. */
  readonly part: "self" | "cause" | "effect" | null;
}

/** One event: when, what kind of news, whose, and the whole message. */
export const EventRow = memo(function EventRow({ line, text, who, hue, part }: EventRowProps) {
  return (
    <li
      id={rowId(line.seq)}
      role="option"
      aria-selected={part === "self"}
      data-seq={line.seq}
      data-line
      className={classNames(
        // Most rows are scrolled out of sight, and in a busy cluster all of them are others four times a second.
        "[contain-intrinsic-block-size:auto_1.5rem] [content-visibility:auto]",
        "grid min-h-6 cursor-default grid-cols-[minmax(3.25rem,max-content)_14px_5rem_minmax(0,1fr)_auto] items-start gap-x-1.5 px-3 py-0.75",
        part === "self" ? "bg-accent-soft" : "hover:bg-hover",
        part !== null && "shadow-[inset_2px_0_var(--accent)]",
      )}
    >
      <time className="text-xs leading-4.5 text-ink-3">{clockText(line.at)}</time>
      <span className="flex h-4.5 items-center">
        {line.call !== null ? (
          <SquareTerminal aria-hidden size={11} className="text-ink-3" />
        ) : (
          line.tone !== "plain" && <StatusGlyph status={line.tone} size={10} />
        )}
      </span>
      <span title={who} className="flex min-w-0 items-center gap-1.5 font-medium">
        {hue === null ? null : <Swatch hue={hue} size="sm" />}
        <span className={classNames("truncate", hue === null && "font-normal text-ink-3")}>{who}</span>
      </span>
      <span className={classNames("wrap-anywhere", line.call !== null && "line-clamp-2 font-mono text-xs leading-4.5")}>
        <Shortened parts={messageParts(text)} />
      </span>
      {part === "cause" || part === "effect" ? <Tag className="mt-0.25">{part === "cause" ? "cause" : "effect"}</Tag> : <span />}
    </li>
  );
});

/** The element of an event's row. */
export function rowId(seq: number): string {
  return `event-${seq}`;
}
