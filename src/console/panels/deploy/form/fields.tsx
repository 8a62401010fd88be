import { ChevronsUpDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import type { Path } from "../../../../aws/problem.ts";
import { classNames } from "../../../ui/classNames.ts";
import { CONTROL, Field } from "../../../ui/Field.tsx";
import { problemId, useEditing } from "../editing.ts";
import { ProblemBoxes } from "./ProblemBoxes.tsx";

interface FieldProps {
  readonly label: string;
  readonly path: Path;
  readonly labelHidden?: boolean;
}

/** Fields side by side, and below them what is wrong with any of them. */
export function FieldRow({ paths, columns, children }: { readonly paths: readonly Path[]; readonly columns?: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <div className={classNames("grid gap-3", columns ?? "grid-cols-2")}>{children}</div>
      <ProblemBoxes paths={paths} />
    </div>
  );
}

export interface DraftTextProps extends FieldProps {
  readonly hint?: ReactNode;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Whether an emptied field leaves an empty text in the JSON; else it takes the member away. */
  readonly keepsEmpty?: boolean;
  /** Names to choose from. */
  readonly suggestions?: readonly string[];
}

/** A text of the definition. */
export function DraftText({ label, path, labelHidden, hint, mono = false, placeholder, disabled, keepsEmpty = false, suggestions }: DraftTextProps) {
  const { valueAt, edit } = useEditing();
  const list = useId();
  const value = valueAt(path);
  const about = useInvalid(path);
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint}>
      {(ids) => (
        <>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...ids}
            {...about}
            disabled={disabled}
            placeholder={placeholder}
            list={suggestions === undefined ? undefined : list}
            value={typeof value === "string" || typeof value === "number" ? String(value) : ""}
            onChange={({ target }) => edit(path, target.value === "" && !keepsEmpty ? undefined : target.value)}
            className={classNames(CONTROL, mono && "font-mono text-xs")}
          />
          {suggestions !== undefined && (
            <datalist id={list}>
              {suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

export interface DraftNumberProps extends FieldProps {
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
}

/** A whole number of the definition; an emptied field takes the member away. */
export function DraftNumber({ label, path, labelHidden, unit, min, max, placeholder }: DraftNumberProps) {
  const { valueAt, edit } = useEditing();
  const about = useInvalid(path);
  /** The text as typed, while it says the same as the JSON: "08" must not be rewritten under the hand. */
  const [typed, setTyped] = useState("");
  const given = valueAt(path);
  const value = numberIn(typeof given === "string" ? given : typeof given === "number" ? String(given) : "");
  return (
    <Field label={label} labelHidden={labelHidden}>
      {(ids) => (
        <span className="relative">
          <input
            type="number"
            inputMode="numeric"
            {...ids}
            {...about}
            min={min}
            max={max}
            placeholder={placeholder}
            value={numberIn(typed) === value ? typed : String(value ?? "")}
            onChange={({ target }) => {
              setTyped(target.value);
              edit(path, numberIn(target.value) ?? undefined);
            }}
            className={classNames(CONTROL, unit !== undefined && (unit.length > 1 ? "pr-11" : "pr-6"))}
          />
          {unit !== undefined && <span className="pointer-events-none absolute inset-y-0 right-2.25 flex items-center text-ink-3">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

function numberIn(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
}

export interface DraftChoiceProps extends FieldProps {
  readonly hint?: ReactNode;
  /** "" stands for: not said. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of the words AWS has for it. Another word that stands in the JSON is shown as it is. */
export function DraftChoice({ label, path, labelHidden, hint, options }: DraftChoiceProps) {
  const { valueAt, edit } = useEditing();
  const about = useInvalid(path);
  const given = valueAt(path);
  const value = given === undefined ? "" : String(given);
  const known = options.some((option) => option.value === value);
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint}>
      {(ids) => (
        <Choice {...ids} {...about} value={value} onChoose={(next) => edit(path, next === "" ? undefined : next)} options={known ? options : [{ value, label: value }, ...options]} />
      )}
    </Field>
  );
}

export interface ChoiceProps extends Omit<ComponentProps<"select">, "onChange" | "children" | "className"> {
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly options: DraftChoiceProps["options"];
}

/** The browser's own list to choose from, in the form's frame. */
export function Choice({ value, onChoose, options, ...rest }: ChoiceProps) {
  return (
    <span className="relative">
      <select {...rest} value={value} onChange={({ target }) => onChoose(target.value)} className={classNames(CONTROL, "appearance-none pr-7")}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden size={13} className="pointer-events-none absolute top-1.75 right-2 text-ink-3" />
    </span>
  );
}

/** Yes or no; `whenMissing` is what AWS takes when nothing is said. */
export function DraftCheck({ label, path, whenMissing }: FieldProps & { readonly whenMissing: boolean }) {
  const { valueAt, edit } = useEditing();
  const value = valueAt(path);
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input type="checkbox" checked={typeof value === "boolean" ? value : whenMissing} onChange={({ target }) => edit(path, target.checked)} className="size-3.75 accent-(--ink)" />
      {label}
    </label>
  );
}

/** Ties a field to what is said about it. */
function useInvalid(path: Path): { readonly "aria-invalid"?: boolean; readonly "aria-describedby"?: string } {
  const { problemsAt } = useEditing();
  return problemsAt(path).some(({ severity }) => severity === "error") ? { "aria-invalid": true, "aria-describedby": problemId(path) } : {};
}
