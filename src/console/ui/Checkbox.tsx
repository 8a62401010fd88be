import type { ReactNode } from "react";

export interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  /** Its label. */
  readonly children: ReactNode;
}

/** Yes or no. */
export function Checkbox({ checked, onChange, disabled, children }: CheckboxProps) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={({ target }) => onChange(target.checked)} className="size-3.75 shrink-0 accent-(--ink)" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
