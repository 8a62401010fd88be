import { ChevronsUpDown } from "lucide-react";
import { classNames } from "./classNames.ts";
import { CONTROL, Field, type FieldText } from "./Field.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps extends FieldText {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly disabled?: boolean | undefined;
}

/** One of a list. The browser's own control, with our frame. */
export function Select({ value, onChange, options, disabled, ...text }: SelectProps) {
  return (
    <Field {...text}>
      {(ids) => (
        <span className="relative">
          <select
            {...ids}
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={classNames(CONTROL, "appearance-none pr-7")}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronsUpDown aria-hidden size={13} className="pointer-events-none absolute top-1.75 right-2 text-ink-3" />
        </span>
      )}
    </Field>
  );
}
