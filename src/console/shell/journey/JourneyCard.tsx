import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Journey } from "../../../bridge/protocol.ts";
import { MINUTE } from "../../../lib/minute.ts";
import { fullClockText, spanText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";
import { type Replica, replica, useReplica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.ts";
import { remainingMs, remainingWords, type Sight, withSight } from "./remaining.ts";

/** A journey through time that is under way: where it has come to, how long the rest takes, and its end. */
export function JourneyCard() {
  const replay = useReplica((state) => state.progress);
  const ahead = useReplica((state) => state.status.ahead);
  if (replay !== null) return <Card what="Replaying" journey={replay} at={replay.at} leave="Stop here" />;
  return ahead === null ? null : <Ahead key={`${ahead.from} ${ahead.to}`} journey={ahead} />;
}

function Ahead({ journey }: { readonly journey: Journey }) {
  const now = useReplica((state) => state.now);
  useEffect(() => replica.subscribe(tellOfTheEnd), []);
  return <Card what="Going ahead" journey={journey} at={now} leave="Cancel" takesFocus />;
}

interface CardProps {
  readonly what: string;
  readonly journey: Journey;
  /** The instant it has come to. */
  readonly at: number;
  /** What the button says that ends it. */
  readonly leave: string;
  readonly takesFocus?: boolean;
}

function Card({ what, journey: { from, to }, at, leave, takesFocus = false }: CardProps) {
  const id = useId();
  const button = useFocusWhileHere(takesFocus);
  const sights = useSights();
  const percent = to === from ? 100 : Math.floor((Math.max(0, at - from) / (to - from)) * 100);
  const left = remainingWords(remainingMs(sights, to));
  const place = `T+${fullClockText(at)} of T+${fullClockText(to)}`;
  return (
    <section aria-label={what} className="absolute inset-x-4 top-4 z-20 mx-auto w-96 max-w-full rounded-card border border-line bg-surface py-3 pr-3 pl-4 shadow-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1 tabular-nums">
          <p className="flex justify-between font-medium">
            {what} <span>{percent} %</span>
          </p>
          <div
            role="progressbar"
            aria-label={what}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            aria-valuetext={`${percent} %, ${place}`}
            className="my-2 h-1.5 overflow-hidden rounded-full bg-track"
          >
            <div className="h-full origin-left bg-ink" style={{ transform: `scaleX(${percent / 100})` }} />
          </div>
          <p id={id} className="flex justify-between gap-2 text-xs whitespace-nowrap text-ink-2">
            {place} <span>{left}</span>
          </p>
        </div>
        <Button ref={button} aria-describedby={id} onClick={() => engine().stay()}>
          {leave}
        </Button>
      </div>
      <Said words={`${what}, ${Math.floor(percent / SAID_EVERY) * SAID_EVERY} %`} />
    </section>
  );
}

/** In percent. */
const SAID_EVERY = 25;

/** What is read out on the way, a few times only. */
function Said({ words }: { readonly words: string }) {
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}

/** Where the journey was seen so far. */
function useSights(): readonly Sight[] {
  const [sights, setSights] = useState<readonly Sight[]>([]);
  useEffect(() => {
    const see = ({ progress, now }: Replica) => setSights((before) => withSight(before, { wallMs: performance.now(), at: progress?.at ?? now }));
    return replica.subscribe(see);
  }, []);
  return sights;
}

/** Whoever set out has the way back under their fingers, and gets the focus back when it is over. */
function useFocusWhileHere(takes: boolean) {
  const ref = useRef<HTMLButtonElement>(null);
  // Before the button is taken off the page: after that nobody could tell that it had the focus.
  useLayoutEffect(() => {
    const element = ref.current;
    const before = document.activeElement;
    if (takes) element?.focus();
    return () => {
      if (document.activeElement === element && before instanceof HTMLElement) before.focus();
    };
  }, [takes]);
  return ref;
}

/** Says where the account stands once it lives ahead no more. Who went back meanwhile knows where. */
function tellOfTheEnd(next: Replica, { status: { ahead }, now }: Replica): void {
  if (ahead === null || next.status.ahead !== null || next.now < now) return;
  const came = spanInMinutes(next.now - ahead.from);
  const there = next.now === ahead.to;
  toast(`${there ? "Came to" : "Stopped at"} T+${fullClockText(next.now)}`, {
    tone: there ? "ok" : "plain",
    detail: there ? `${came} ahead.` : `${came} of ${spanInMinutes(ahead.to - ahead.from)} were lived. The account goes on from here.`,
  });
}

/** A clock that ran while somebody chose has made "7 days" a moment less. */
const spanInMinutes = (millis: number): string => spanText(Math.round(millis / MINUTE) * MINUTE);
