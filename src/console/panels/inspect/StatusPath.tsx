import type { Rows } from "../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { classNames } from "../../ui/classNames.ts";
import { statusPath } from "./statusPath.ts";

export interface StatusPathProps {
  readonly task: Rows["ecs.tasks"];
  readonly now: number;
}

/** The stations of a task's life with their times, and how long it waits for the next. */
export function StatusPath({ task, now }: StatusPathProps) {
  const path = statusPath(task);
  const next = path.findIndex((step) => step.at === null);
  return (
    <ol>
      {path.map((step, at) => {
        const before = path[at - 1]?.at ?? null;
        return (
          <li key={step.name} className="relative flex h-6 items-center gap-2.5 not-last:before:absolute not-last:before:top-4 not-last:before:left-1 not-last:before:h-4 not-last:before:w-px not-last:before:bg-line-2">
            <span
              aria-hidden
              className={classNames(
                "size-2.25 shrink-0 rounded-full",
                step.at !== null ? "bg-ink-2" : at === next ? "border-[1.5px] border-dashed border-ink-2" : "border border-line-3",
              )}
            />
            <span className={classNames(step.at === null && "text-ink-3")}>{step.name}</span>
            <span className="ml-auto text-xs text-ink-3">
              {step.at !== null && step.follows && before !== null && `after ${spanText(step.at - before)}`}
              {step.at === null && step.follows && at === next && before !== null && `waiting for ${spanText(now - before)}`}
            </span>
            <time className="min-w-15 text-right text-xs whitespace-nowrap text-ink-2">{step.at === null ? "" : clockText(step.at)}</time>
          </li>
        );
      })}
    </ol>
  );
}
