import { type ReactNode, useId, useMemo, useState } from "react";
import { classNames } from "../ui/classNames.ts";
import { FieldError } from "../ui/Field.tsx";
import { onDemand } from "../ui/onDemand.ts";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import type { KnownInstance } from "./instanceFacts.ts";
import { problemWords, type Reading, readingOf } from "./reading.ts";
import { useGlow } from "./useGlow.ts";

// The editor's library is larger than all forms together: it comes when the first expression is written.
const QueryInput = onDemand(() => import("./QueryInput.tsx").then((loaded) => loaded.QueryInput));

export interface QueryFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (expression: string) => void;
  /** The instances it is tried on. */
  readonly instances: readonly KnownInstance[];
  /** AWS's refusal; takes the place of the count. */
  readonly error?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** What is wrong with it is told beside it anyhow; here it is only underlined. */
  readonly isProblemToldElsewhere?: boolean | undefined;
  /** Stand above the field, at the beginning and the end of its line; the count is between them. */
  readonly lead?: ReactNode;
  readonly trail?: ReactNode;
}

/** An expression of the cluster query language: what it matches is counted, and glows on the map while it is written. */
export function QueryField({ label, value, onChange, instances, error, autoFocus = false, isProblemToldElsewhere = false, lead, trail }: QueryFieldProps) {
  const note = useId();
  const [hasFocus, setHasFocus] = useState(false);
  const reading = useMemo(() => readingOf(value, instances), [value, instances]);
  useGlow(hasFocus, reading);
  const problem = reading.kind === "problem" ? reading.problem : null;
  const isInvalid = problem !== null || error !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-2">
        {lead}
        <Count id={`${note}-count`} reading={reading} />
        {trail}
      </div>
      <div
        className={classNames(
          "min-h-7 min-w-0 rounded-control border bg-surface",
          isInvalid ? "border-bad" : "border-line-2",
          hasFocus && "outline-2 outline-offset-[1.5px] outline-accent",
          isInvalid && !hasFocus && "shadow-[0_0_0_1px_var(--bad)]",
        )}
      >
        <QueryInput
          label={label}
          describedBy={`${note}-count ${note}`}
          isInvalid={isInvalid}
          text={value}
          onText={onChange}
          onFocus={setHasFocus}
          problem={problem}
          instances={instances}
          autoFocus={autoFocus}
        />
      </div>
      {reading.kind === "matches" && error === undefined && (
        <p id={note} className="text-xs wrap-anywhere text-ink-3">
          {reading.words}
        </p>
      )}
      <FieldError id={note}>{error ?? (problem === null || isProblemToldElsewhere ? undefined : problemWords(problem, value))}</FieldError>
    </div>
  );
}

function Count({ id, reading }: { readonly id: string; readonly reading: Reading }) {
  const none = reading.kind === "matches" && reading.matching.size === 0 && reading.of > 0;
  return (
    <p id={id} role="status" className={classNames("ml-auto flex gap-1.5 text-xs", none ? "text-warn" : "text-ink-2")}>
      {none && <StatusGlyph status="warning" size={11} className="mt-[2.5px]" />}
      {countWords(reading)}
    </p>
  );
}

/** "4 of 9 instances match". */
export function countWords(reading: Reading): string {
  if (reading.kind !== "matches") return "";
  const { of, matching } = reading;
  if (of === 0) return "There is no instance to try it on.";
  if (of === 1) return matching.size === 1 ? "The one instance matches" : "The one instance does not match";
  if (matching.size === 0) return `None of ${of.toLocaleString("en")} instances matches`;
  if (matching.size === of) return `All ${of.toLocaleString("en")} instances match`;
  return `${matching.size.toLocaleString("en")} of ${of.toLocaleString("en")} instances match`;
}
