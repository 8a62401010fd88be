import { useState } from "react";
import type { PlacementChange } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { useCommandLine } from "../../../store/commandLine.ts";
import { messageParts } from "../../../store/messageParts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Shortened } from "../../../ui/Shortened.tsx";

export interface OffersProps {
  readonly changes: readonly PlacementChange[];
}

/** Changes shown before the rest is asked for. */
const SHOWN = 4;

/** Changes that make the task fit, the smallest first; each was tried out before it is offered. */
export function Offers({ changes }: OffersProps) {
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  return (
    <section aria-label="What would make it fit">
      <h4 className="mt-2 font-semibold">What would make it fit</h4>
      <ul>
        {(all ? changes : changes.slice(0, SHOWN)).map((change) => (
          <Offer key={change.title + change.detail} change={change} />
        ))}
      </ul>
      {changes.length > SHOWN && (
        <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${changes.length}`}
        </Button>
      )}
    </section>
  );
}

function Offer({ change: { title, detail, calls: made } }: { readonly change: PlacementChange }) {
  const [isBusy, setBusy] = useState(false);
  const format = useCommandLine();
  const apply = async () => {
    setBusy(true);
    await carryOut(calls("", ...made));
    setBusy(false);
  };
  return (
    <li className="flex items-start gap-2 border-t border-line py-1.75 first:border-0">
      <div className="min-w-0 flex-1">
        <b className="font-semibold">{title}</b>
        <p className="text-xs wrap-anywhere text-ink-2">
          <Shortened parts={messageParts(detail)} />
        </p>
      </div>
      <Button size="sm" disabled={isBusy} title={format === null ? undefined : made.map(format).join("\n")} aria-label={`Apply: ${title}`} onClick={() => void apply()}>
        Apply
      </Button>
    </li>
  );
}
