import { type ReactNode, useId } from "react";
import { classNames } from "./classNames.ts";
import { StatusGlyph } from "./StatusGlyph.tsx";

export interface FieldText {
  readonly label: string;
  /** One sentence under the field. */
  readonly hint?: ReactNode;
  /** What is wrong, as a sentence; takes the hint's place. */
  readonly error?: string | undefined;
  /** The label is spoken but not shown, where the place already says it. */
  readonly labelHidden?: boolean | undefined;
  readonly className?: string | undefined;
}

/** What a control needs so that its label, hint and error belong to it. */
export interface FieldIds {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

export interface FieldProps extends FieldText {
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label above, control, and below it the hint or the error. */
export function Field({ label, hint, error, labelHidden = false, className, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  const described = error !== undefined || hint !== undefined ? note : undefined;
  return (
    <div className={classNames("flex min-w-0 flex-col gap-0.75", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-xs font-medium text-ink-2"}>
        {label}
      </label>
      {children({ id, "aria-invalid": error !== undefined, "aria-describedby": described })}
      {error === undefined
        ? hint !== undefined && (
            <p id={note} className="text-xs text-ink-3">
              {hint}
            </p>
          )
        : <FieldError id={note}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a field or with several, as a sentence; nothing when nothing is. */
export function FieldError({ id, children }: { readonly id?: string | undefined; readonly children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p id={id} className="flex gap-1.5 text-xs text-bad">
      <StatusGlyph status="failed" size={11} className="mt-[2.5px]" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

/** What all one-line controls look like. */
export const CONTROL = classNames(
  "h-7 w-full min-w-0 rounded-control border border-line-2 bg-surface px-2.25 text-sm text-ink placeholder:text-ink-3",
  "aria-invalid:border-bad aria-invalid:shadow-[0_0_0_1px_var(--bad)] disabled:bg-sunken disabled:text-ink-2",
);
