import { useEffect, useState } from "react";
import type { Call, ScalingAnswers, Trial } from "../../../bridge/protocol.ts";
import { wholeClockText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";

export interface TriedPolicyProps {
  readonly resourceId: string;
  /** null: something is missing. */
  readonly calls: readonly Call[] | null;
}

/** How long nothing is typed before it is tried, in milliseconds. */
const REST = 600;

/** What a policy would have made of the last hour, lived again with it. */
export function TriedPolicy({ resourceId, calls }: TriedPolicyProps) {
  const key = JSON.stringify({ resourceId, calls });
  const [tried, setTried] = useState<{ readonly key: string; readonly trial: Trial | null } | null>(null);

  useEffect(() => {
    const asked = JSON.parse(key) as ScalingAnswers["try"]["asked"] | { readonly calls: null };
    if (asked.calls === null) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void engine()
        .scaling("try", asked)
        .then((trial) => wanted && setTried({ key, trial }));
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);

  const trial = tried?.trial ?? null;
  return (
    <section aria-label="What it would have made of the last hour" aria-busy={tried?.key !== key} className="rounded-card border border-line bg-surface-2 p-2.5 text-xs text-ink-2">
      <p role="status">{calls === null ? "Something is missing: it cannot be tried." : tried?.key !== key ? "Trying it on the last hour…" : sentenceOf(trial)}</p>
      {trial !== null && trial.refused === null && <Levels trial={trial} isOld={tried?.key !== key} />}
    </section>
  );
}

/** `In the last hour it would have scaled out 3 times, in once.` */
export function sentenceOf(trial: Trial | null): string {
  if (trial === null) return "There is no such service.";
  const { refused, scaledOut, scaledIn, from, to } = trial;
  if (refused !== null) return `${refused.code}: ${refused.message}`;
  const stretch = `From ${wholeClockText(from)} to ${wholeClockText(to)}`;
  if (scaledOut === 0 && scaledIn === 0) return `${stretch} it would not have scaled.`;
  const parts = [...(scaledOut > 0 ? [`out ${times(scaledOut)}`] : []), ...(scaledIn > 0 ? [`in ${times(scaledIn)}`] : [])];
  return `${stretch} it would have scaled ${parts.join(", ")}.`;
}

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** The desired count as steps along time: as it was, and as it would have been. */
function Levels({ trial: { from, to, lived, tried }, isOld }: { readonly trial: Trial; readonly isOld: boolean }) {
  const most = Math.max(1, ...lived.map(({ desired }) => desired), ...tried.map(({ desired }) => desired));
  const path = (levels: Trial["tried"]) => levels.map(({ at, desired }, place) => `${place === 0 ? "M0" : `H${((at - from) / Math.max(1, to - from)) * 1000}V`}${place === 0 ? ` ${100 - (desired / most) * 100}` : 100 - (desired / most) * 100}`).join("") + "H1000";
  const last = (levels: Trial["tried"]) => levels.at(-1)?.desired ?? 0;
  return (
    <div className={isOld ? "opacity-50" : undefined}>
      <div className="mt-2 flex items-stretch gap-2">
        <span aria-hidden className="flex w-6 flex-col justify-between text-right text-2xs text-ink-3 tabular-nums">
          <span>{most}</span>
          <span>0</span>
        </span>
        <svg role="img" aria-label={`Desired count: ${last(tried)} at the end, as it was ${last(lived)}`} viewBox="0 -4 1000 108" preserveAspectRatio="none" className="h-16 min-w-0 flex-1">
          <path d="M0 100H1000" stroke="var(--line-2)" vectorEffect="non-scaling-stroke" />
          <path d={path(lived)} fill="none" stroke="var(--ink-3)" strokeWidth={1.25} strokeDasharray="4 3" vectorEffect="non-scaling-stroke" />
          <path d={path(tried)} fill="none" stroke="var(--accent)" strokeWidth={1.75} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <p aria-hidden className="mt-1 flex justify-end gap-3 text-2xs text-ink-3">
        <span className="flex items-center gap-1">
          <svg width="14" height="4">
            <path d="M0 2h14" stroke="var(--accent)" strokeWidth="1.75" />
          </svg>
          with it
        </span>
        <span className="flex items-center gap-1">
          <svg width="14" height="4">
            <path d="M0 2h14" stroke="var(--ink-3)" strokeWidth="1.25" strokeDasharray="4 3" />
          </svg>
          as it was
        </span>
      </p>
    </div>
  );
}
