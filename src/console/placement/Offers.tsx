import { useEffect, useState } from "react";
import type { Call, PlacementChange } from "../../bridge/protocol.ts";
import { spanText } from "../../lib/timeText.ts";
import { useCommandLine } from "../store/commandLine.ts";
import { messageParts } from "../store/messageParts.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Shortened } from "../ui/Shortened.tsx";
import { useFocusKept } from "../ui/useFocusKept.ts";
import { useLatest } from "../ui/useLatest.ts";

/** Something that helps, to be taken by one click. */
export interface Offered {
  readonly title: string;
  readonly detail: string;
  /** Calls that taking it makes at once; none where it only changes what is about to be called. */
  readonly makes: readonly Call[];
  /** Simulated milliseconds until it helps; 0: at once. */
  readonly afterMillis: number;
  /** Takes it. False: it was refused. */
  readonly take: () => Promise<boolean> | void;
}

export interface OffersProps {
  readonly offers: readonly Offered[];
  /** The keys 1, 2, 3… take them, for as long as they are in view. */
  readonly hasKeys?: boolean;
  /** What they are for. */
  readonly title?: string | undefined;
}

const FIT = "What would make it fit";

/** Changes shown before the rest is asked for. */
const SHOWN = 4;

/** Changes that make the task fit, the smallest first; each was tried out before it is offered. */
export function Offers({ offers, hasKeys = false, title = FIT }: OffersProps) {
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  // What helps only in a while is still offered until it does, but is not to be done twice.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const shown = all ? offers : offers.slice(0, SHOWN);
  const take = async (offer: Offered | undefined) => {
    if (offer === undefined || busy !== null || done.has(offer.title)) return;
    setBusy(offer.title);
    const isTaken = (await offer.take()) !== false;
    setBusy(null);
    if (isTaken && offer.makes.length > 0 && offer.afterMillis > 0) setDone(new Set([...done, offer.title]));
  };
  useDigits(hasKeys, (digit) => void take(shown[digit - 1]));
  if (offers.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4 className="mt-2 font-semibold">{title}</h4>
      {hasKeys && <p role="status" className="sr-only">{`Keys 1 to ${shown.length} take one: ${shown.map(({ title }, at) => `${at + 1}, ${title}`).join(". ")}.`}</p>}
      <ul>
        {shown.map((offer, at) => (
          <Offer key={offer.title + offer.detail} offer={offer} digit={hasKeys ? at + 1 : null} isBusy={busy !== null} isDone={done.has(offer.title)} onTake={() => void take(offer)} />
        ))}
      </ul>
      {offers.length > SHOWN && (
        <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${offers.length}`}
        </Button>
      )}
    </section>
  );
}

export interface SoughtOffersProps extends Omit<OffersProps, "offers"> {
  /** null: they are still looked for. */
  readonly offers: readonly Offered[] | null;
}

/** The same where somebody waits for them: it says that they are looked for, and that there are none. */
export function SoughtOffers({ offers, ...rest }: SoughtOffersProps) {
  if (offers !== null && offers.length > 0) return <Offers offers={offers} {...rest} />;
  const would = (rest.title ?? FIT).replace("What ", "");
  return (
    <p role="status" className="mt-1.5 text-xs text-ink-2">
      {offers === null ? `Looking for what ${would}…` : `No change that was tried ${would}.`}
    </p>
  );
}

/** An offer that is carried out by its calls, all of them. */
export function carriedOut({ title, detail, calls, afterMillis }: PlacementChange, carryOut: (calls: readonly Call[]) => Promise<boolean>): Offered {
  return { title, detail, makes: calls, afterMillis, take: () => carryOut(calls) };
}

interface OfferProps {
  readonly offer: Offered;
  readonly digit: number | null;
  readonly isBusy: boolean;
  readonly isDone: boolean;
  readonly onTake: () => void;
}

function Offer({ offer: { title, detail, makes, afterMillis }, digit, isBusy, isDone, onTake }: OfferProps) {
  const format = useCommandLine(makes.length > 0);
  const ref = useFocusKept<HTMLLIElement>();
  return (
    <li ref={ref} className="flex items-start gap-2 border-t border-line py-1.75 first:border-0">
      <div className="min-w-0 flex-1">
        <b className="font-semibold">{title}</b>
        <p className="text-xs wrap-anywhere text-ink-2">
          {isDone ? <span role="status">Done. It helps in about {spanText(afterMillis)} of simulated time.</span> : <Shortened parts={messageParts(detail)} />}
        </p>
      </div>
      <Button
        size="sm"
        disabled={isBusy || isDone}
        title={format === null || makes.length === 0 ? undefined : makes.map(format).join("\n")}
        aria-label={`Apply: ${title}`}
        // The focus stays where it is: with what holds something over the map.
        onPointerDown={digit === null ? undefined : (event) => event.preventDefault()}
        onClick={onTake}
      >
        Apply
        {digit !== null && <Kbd keys={String(digit)} />}
      </Button>
    </li>
  );
}

/** The keys 1 to 9, before the map or a panel takes them. */
function useDigits(isOn: boolean, onDigit: (digit: number) => void): void {
  const latest = useLatest(onDigit);
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(Number(digit));
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [isOn, latest]);
}
