import { useState } from "react";
import type { Answer } from "../../../../bridge/protocol.ts";
import { Refusal } from "../../../dialogs/Refusal.tsx";
import { perform } from "../../../store/calls.ts";
import { useTable } from "../../../store/replica.ts";
import { CONTROL, Field } from "../../../ui/Field.tsx";
import { type BehaviorMember, behaviorOf, changedBehavior } from "../behavior.ts";

/** The behaviour of one image. A field takes effect when it is left, or at Enter. */
export function BehaviorFields({ image }: { readonly image: string }) {
  const rows = useTable("physics.imageBehaviors");
  const [refusal, setRefusal] = useState<(Answer & { readonly ok: false }) | null>(null);
  const behavior = behaviorOf(rows, image);
  const put = async (member: BehaviorMember, value: number | null) => {
    const answer = await perform("physics", "PutImageBehavior", changedBehavior(image, behavior, member, value));
    setRefusal(answer.ok ? null : answer);
  };
  const field = (label: string, member: BehaviorMember, unit?: string) => (
    <BehaviorNumber key={`${member} ${behavior?.[member] ?? ""}`} label={label} unit={unit} value={behavior?.[member] ?? null} onCommit={(value) => void put(member, value)} />
  );
  return (
    <div role="group" aria-label={`Behaviour of ${image}`} className="flex flex-col gap-1.5">
      <p className="flex justify-between gap-3 text-xs text-ink-3">
        <span className="truncate font-mono">{image}</span>
        {behavior !== null && behavior.image.includes("*") && <span className="shrink-0">as {behavior.image.split("/").at(-1)}</span>}
      </p>
      <div className="grid grid-cols-3 gap-2">
        {field("Image pull", "pullSeconds", "s")}
        {field("Start-up", "startSeconds", "s")}
        {field("Answers with", "healthStatus")}
        {field("Requests get", "requestStatus")}
        {field("Exits after", "exitAfterSeconds", "s")}
        {field("Exit code", "exitCode")}
      </div>
      {refusal !== null && <Refusal {...refusal} />}
    </div>
  );
}

const PLACEHOLDERS: Readonly<Record<string, string>> = { "Exits after": "never", "Requests get": "the same" };

interface BehaviorNumberProps {
  readonly label: string;
  readonly unit: string | undefined;
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
}

function BehaviorNumber({ label, unit, value, onCommit }: BehaviorNumberProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));

  function commit() {
    const number = typed.trim() === "" ? null : Number(typed);
    if (number !== value && !Number.isNaN(number)) onCommit(number);
  }

  return (
    <Field label={label}>
      {(ids) => (
        <span className="relative">
          <input
            type="text"
            inputMode="decimal"
            {...ids}
            placeholder={PLACEHOLDERS[label] ?? "usual"}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={commit}
            onKeyDown={({ key }) => key === "Enter" && commit()}
            className={CONTROL}
          />
          {unit !== undefined && <span className="pointer-events-none absolute inset-y-0 right-2.25 flex items-center text-ink-3">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
