import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { classNames } from "./classNames.ts";

export interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean | undefined;
  readonly size?: "md" | "sm" | undefined;
}

/** A whole number with − and + around it, and a field between them for larger steps. */
export function Stepper({ label, value, min = 0, max = Number.MAX_SAFE_INTEGER, onChange, disabled = false, size = "md" }: StepperProps) {
  /** What is being typed; null while nothing is. */
  const [draft, setDraft] = useState<string | null>(null);

  function set(next: number) {
    setDraft(null);
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  }

  function commit() {
    if (draft === null) return;
    const typed = Number(draft);
    if (draft.trim() === "" || !Number.isInteger(typed)) setDraft(null);
    else set(typed);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowUp") set(value + 1);
    else if (event.key === "ArrowDown") set(value - 1);
    else if (event.key === "Enter") commit();
    else if (event.key === "Escape" && draft !== null) setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const height = size === "md" ? "h-7" : "h-6";
  return (
    <span role="group" aria-label={label} className={classNames("inline-flex items-center rounded-control border border-line-2 bg-surface", height)}>
      <StepButton label={`${label}: one less`} disabled={disabled || value <= min} onClick={() => set(value - 1)}>
        <Minus aria-hidden size={12} />
      </StepButton>
      <input
        role="spinbutton"
        inputMode="numeric"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max === Number.MAX_SAFE_INTEGER ? undefined : max}
        disabled={disabled}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        className="h-full w-8 bg-transparent text-center text-sm font-medium outline-offset-0"
      />
      <StepButton label={`${label}: one more`} disabled={disabled || value >= max} onClick={() => set(value + 1)}>
        <Plus aria-hidden size={12} />
      </StepButton>
    </span>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function StepButton({ label, disabled, onClick, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="grid h-full w-6 place-items-center rounded-control text-ink-2 enabled:hover:bg-hover disabled:opacity-35"
    >
      {children}
    </button>
  );
}
