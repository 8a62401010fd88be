import { Braces } from "lucide-react";
import { clockText } from "../../../lib/timeText.ts";
import type { EventLine } from "../../store/eventLine.ts";
import { messageParts } from "../../store/messageParts.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Shortened } from "../../ui/Shortened.tsx";

export interface EventDetailProps {
  readonly text: string;
  /** null: it came from outside, or its cause is older than the log. */
  readonly cause: EventLine | null;
  readonly causeText: string;
  readonly effectCount: number;
  readonly onCause: () => void;
  /** Whether it is shown as EventBridge delivers it; null: it is no event of ECS. */
  readonly isDelivered: boolean | null;
  readonly onDelivered: () => void;
}

/** Below the list: what led to the event that is lit up, and what it led to. */
export function EventDetail({ text, cause, causeText, effectCount, onCause, isDelivered, onDelivered }: EventDetailProps) {
  return (
    <div className="flex min-h-7.5 shrink-0 items-center gap-3 border-t border-line bg-surface-2 py-0.5 pr-2 pl-3 text-xs text-ink-2">
      <span className="flex min-w-0 items-center gap-1.5">
        {cause === null ? (
          "Nothing in the log caused it."
        ) : (
          <>
            <span className="shrink-0">Caused by</span>
            <time className="shrink-0 text-ink-3">{clockText(cause.at)}</time>
            <button type="button" onClick={onCause} className="truncate rounded-chip font-medium text-accent hover:underline">
              <Shortened parts={messageParts(causeText)} />
            </button>
          </>
        )}
      </span>
      <span className="ml-auto shrink-0 text-ink-3">
        {effectCount === 0 ? "caused nothing yet" : `caused ${effectCount} ${effectCount === 1 ? "event" : "events"}`}
      </span>
      {isDelivered !== null && (
        <IconButton size="sm" icon={Braces} label="As EventBridge delivers it" aria-pressed={isDelivered} className={isDelivered ? "bg-accent-soft" : undefined} onClick={onDelivered} />
      )}
      <CopyButton label="Copy this event" text={text} />
    </div>
  );
}
