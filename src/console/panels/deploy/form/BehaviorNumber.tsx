import { useState } from "react";
import { CONTROL, Field } from "../../../ui/Field.tsx";

export interface BehaviorNumberProps {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly error?: string | undefined;
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
}

/** A number of a behaviour. It takes effect when the field is left, or at Enter; an empty one is the usual. */
export function BehaviorNumber({ label, unit, hint, placeholder = "usual", error, value, onCommit }: BehaviorNumberProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const number = typed.trim() === "" ? null : Number(typed);
  const isNumber = number === null || Number.isFinite(number);

  function commit() {
    if (number !== value && isNumber) onCommit(number);
  }

  return (
    <Field label={label} hint={hint} error={isNumber ? error : `“${typed.trim()}” is not a number.`}>
      {(ids) => (
        <span className="relative">
          <input
            type="text"
            inputMode="decimal"
            {...ids}
            placeholder={placeholder}
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
