import { useId } from "react";
import { classNames } from "./classNames.ts";

export interface SegmentedProps<Value extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** One choice of a few, all of them in view. Radio buttons underneath, so arrow keys and names come with it. */
export function Segmented<Value extends string | number>({ label, options, value, onChange, disabled }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} aria-label={label} className="inline-flex shrink-0 gap-px rounded-[7px] bg-sunken p-0.5">
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            "relative flex h-6 items-center rounded-[5px] px-2.25 text-xs font-medium whitespace-nowrap",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent",
            option.value === value
              ? "bg-surface text-ink shadow-[0_0_0_.5px_var(--line-2),var(--elev-1)] dark:bg-hover dark:shadow-none"
              : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
