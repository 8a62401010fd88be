import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";
import { CONTROL, Field, type FieldText } from "./Field.tsx";

export interface TextInputProps extends FieldText, Omit<ComponentProps<"input">, "onChange" | "value" | "className"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** For identifiers, patterns and commands. */
  readonly mono?: boolean | undefined;
}

/** One line of text. */
export function TextInput({ label, hint, error, labelHidden, className, value, onChange, mono = false, ...rest }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...ids}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(CONTROL, mono && "font-mono text-xs")}
        />
      )}
    </Field>
  );
}
