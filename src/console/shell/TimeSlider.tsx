import { FastForward } from "lucide-react";
import { type KeyboardEvent, memo, useMemo, useRef } from "react";
import { clockText, fullClockText } from "../../lib/timeText.ts";
import type { SessionFile } from "../../bridge/protocol.ts";
import { useJournal } from "../sessions/journal.ts";
import { engine } from "../store/engine.ts";
import { keepsPace } from "../store/keepsPace.ts";
import { replica, useReplica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { setRunning, toEnd } from "./time.ts";

const SECOND = 1_000;

/** What the keys move the clock by, in milliseconds. */
const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -SECOND,
  ArrowDown: -SECOND,
  ArrowRight: SECOND,
  ArrowUp: SECOND,
  PageDown: -60 * SECOND,
  PageUp: 60 * SECOND,
};

/** The whole history, from the beginning to the furthest instant simulated, to go to any place in it. */
export function TimeSlider() {
  return (
    <section aria-label="History" className="flex h-8 shrink-0 items-center gap-3 border-t border-line bg-surface px-3">
      <Track />
      <Ahead />
    </section>
  );
}

function Track() {
  const now = useReplica((state) => state.now);
  const end = useReplica((state) => state.status.end);
  const seek = useSeek();
  const resume = useRef(false);

  function onKeyDown(event: KeyboardEvent) {
    const by = KEY_STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    seek(now + by * (event.shiftKey ? 10 : 1));
  }

  return (
    <>
      <span className="relative flex h-6 min-w-0 flex-1 items-center">
        <span className="absolute inset-x-0 h-1 rounded-full bg-track" />
        <span className="absolute left-0 h-1 rounded-full bg-ink-3" style={{ width: `${share(now, end)}%` }} />
        <Marks end={end} />
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={`${fullClockText(now)} of ${fullClockText(end)}`}
          min={0}
          max={Math.max(1, end)}
          step={1}
          value={now}
          onChange={(event) => seek(Number(event.target.value))}
          onKeyDown={onKeyDown}
          onPointerDown={() => {
            resume.current = keepsPace(replica.getState().status);
            setRunning(false);
          }}
          onPointerUp={() => setRunning(resume.current)}
          onPointerCancel={() => setRunning(resume.current)}
          className="bare-range absolute inset-x-0 w-full"
        />
      </span>
      <span className="min-w-14 text-right text-xs text-ink-3">{clockText(end)}</span>
    </>
  );
}

/** Asks for the last place only, once a frame: dragging asks for many. */
function useSeek(): (to: number) => void {
  const wanted = useRef<number | null>(null);
  return (to) => {
    const waiting = wanted.current !== null;
    wanted.current = Math.max(0, to);
    if (waiting) return;
    requestAnimationFrame(() => {
      if (wanted.current !== null) engine().seek(wanted.current);
      wanted.current = null;
    });
  };
}

/** So many marks along the track at most; what is nearer to each other is one. */
const MARKS = 600;

/** A mark for each call; the ones the scenario came with are fainter. Only the view box follows the running clock. */
function Marks({ end }: { readonly end: number }) {
  const file = useJournal();
  const lines = useMemo(() => (file === null ? null : <Lines file={file} />), [file]);
  return (
    <svg aria-hidden viewBox={`0 0 ${Math.max(1, end)} 24`} preserveAspectRatio="none" className="pointer-events-none absolute inset-x-1.5 h-6 w-[calc(100%-12px)]">
      {lines}
    </svg>
  );
}

const Lines = memo(function Lines({ file }: { readonly file: SessionFile }) {
  const last = Math.max(1, file.calls.at(-1)?.at ?? 1);
  const places = new Map<number, { readonly at: number; readonly own: boolean }>();
  for (const [place, { at }] of file.calls.entries()) {
    const own = place >= file.setup;
    const slot = Math.round((at / last) * MARKS);
    if (own || !places.has(slot)) places.set(slot, { at, own });
  }
  return [...places.values()].map(({ at, own }) => (
    <line
      key={at}
      x1={at}
      x2={at}
      y1={own ? 4 : 7}
      y2={own ? 20 : 17}
      vectorEffect="non-scaling-stroke"
      className={own ? "stroke-accent stroke-2" : "stroke-line-3"}
    />
  ));
});

function Ahead() {
  const ahead = useReplica((state) => state.status.callsAhead);
  const rewound = useReplica((state) => state.now < state.status.end);
  if (!rewound) return null;
  return (
    <span className="flex shrink-0 items-center gap-2 text-xs">
      {ahead > 0 && (
        <span className="text-ink-2">
          {ahead === 1 ? "1 call ahead." : `${ahead} calls ahead.`} <span className="hidden lg:inline">A change made here takes their place.</span>
        </span>
      )}
      <Button size="sm" onClick={toEnd} className="h-6">
        <FastForward aria-hidden size={12} />
        Return to the end
      </Button>
    </span>
  );
}

function share(at: number, end: number): number {
  return end === 0 ? 0 : Math.min(100, (at / end) * 100);
}
