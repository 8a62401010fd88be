import { useState } from "react";
import { classNames } from "./classNames.ts";
import { CONTROL, Field, type FieldText } from "./Field.tsx";

export interface NumberInputProps extends FieldText {
  /** null: empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | "any" | undefined;
  /** Stands in the field, behind the number. */
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A number with its unit. What cannot be read as one is kept in the field and told as null. */
export function NumberInput({ value, onChange, min, max, step, unit, placeholder, disabled, ...text }: NumberInputProps) {
  /** The text as typed, while it says the same as `value`: "1." and "01" must not be rewritten under the hand. */
  const [typed, setTyped] = useState("");
  const shown = numberOf(typed) === value ? typed : value === null ? "" : String(value);
  return (
    <Field {...text}>
      {(ids) => (
        <span className="relative">
          <input
            type="number"
            inputMode="decimal"
            {...ids}
            min={min}
            max={max}
            step={step}
            placeholder={placeholder}
            disabled={disabled}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(numberOf(event.target.value));
            }}
            className={classNames(CONTROL, unit !== undefined && "pr-12")}
          />
          {unit !== undefined && (
            <span className="pointer-events-none absolute inset-y-0 right-2.25 flex items-center text-ink-3">{unit}</span>
          )}
        </span>
      )}
    </Field>
  );
}

function numberOf(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
}
