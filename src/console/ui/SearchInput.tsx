import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { classNames } from "./classNames.ts";
import { CONTROL } from "./Field.tsx";

export interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field that narrows the list below it. Escape empties it. */
export function SearchInput({ label, value, onChange, placeholder, ref }: SearchInputProps) {
  return (
    <span className="relative block">
      <Search aria-hidden size={13} className="pointer-events-none absolute top-1.75 left-2 text-ink-3" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        data-filter
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          onChange("");
        }}
        className={classNames(CONTROL, "pl-7", value !== "" && "pr-7")}
      />
      {value !== "" && (
        <button
          type="button"
          aria-label="Clear"
          onClick={() => onChange("")}
          className="absolute top-0.5 right-0.5 grid size-6 place-items-center rounded-control text-ink-3 hover:text-ink"
        >
          <X aria-hidden size={12} />
        </button>
      )}
    </span>
  );
}
