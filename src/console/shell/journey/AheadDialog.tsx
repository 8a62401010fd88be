import { type FormEvent, useState } from "react";
import { HOUR } from "../../../lib/minute.ts";
import { fullClockText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";
import { replica, useReplica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { instantOf } from "./instantOf.ts";

const SPANS = [
  { label: "1 hour", millis: HOUR },
  { label: "6 hours", millis: 6 * HOUR },
  { label: "1 day", millis: 24 * HOUR },
  { label: "7 days", millis: 7 * 24 * HOUR },
] as const;

/** Asks how far ahead, and goes there. */
export function AheadDialog({ onClose }: { readonly onClose: () => void }) {
  const now = useReplica((state) => state.now);
  const [until, setUntil] = useState("");
  const [isAsked, setAsked] = useState(false);
  const read = instantOf(until, now);

  // The dialog is gone before the way begins, whose card takes the focus.
  const go = (to: number) => {
    onClose();
    engine().ahead(to);
  };

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if ("at" in read) go(read.at);
  }

  return (
    <Dialog
      width="sm"
      title="Go ahead"
      description="The account lives on as fast as this machine can, and stands still there. Calls can be made on the way, and you can stop it anywhere."
      onClose={onClose}
    >
      <div role="group" aria-label="How far" className="grid grid-cols-4 gap-2 pt-1">
        {SPANS.map(({ label, millis }, place) => (
          <Button key={label} onClick={() => go(replica.getState().now + millis)} {...(place === 0 && { "data-autofocus": true })}>
            {label}
          </Button>
        ))}
      </div>
      <form noValidate onSubmit={onSubmit} className="mt-4 flex items-start gap-2 border-t border-line pt-3">
        <TextInput
          label="Until"
          value={until}
          onChange={setUntil}
          placeholder={fullClockText(nextHour(now)).slice(0, -2)}
          hint={`Hours, minutes and seconds since the session began. It is T+${fullClockText(now)}.`}
          error={isAsked && "problem" in read ? read.problem : undefined}
          mono
          className="flex-1"
        />
        <Button type="submit" className="mt-4.75">
          Go
        </Button>
      </form>
    </Dialog>
  );
}

const nextHour = (now: number) => (Math.floor(now / HOUR) + 1) * HOUR;
