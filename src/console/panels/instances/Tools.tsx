import { useId, useMemo, useState } from "react";
import { QueryInput } from "../../placement/QueryInput.tsx";
import { countWords } from "../../placement/QueryField.tsx";
import { problemWords, readingOf } from "../../placement/reading.ts";
import { useGlow } from "../../placement/useGlow.ts";
import { useInstanceFacts } from "../../placement/useInstanceFacts.ts";
import { classNames } from "../../ui/classNames.ts";
import { setQuery, useTableView } from "./tableView.ts";

/** Which instances are listed: those that an expression of the cluster query language selects. They glow while it is written. */
export function Tools() {
  const note = useId();
  const { query } = useTableView();
  const instances = useInstanceFacts(null);
  const [hasFocus, setHasFocus] = useState(false);
  const reading = useMemo(() => readingOf(query, instances), [query, instances]);
  const problem = reading.kind === "problem" ? reading.problem : null;
  useGlow(hasFocus, reading);
  return (
    <div className="flex min-w-0 flex-1 items-center justify-end gap-2">
      <p id={note} role="status" className={classNames("min-w-0 truncate text-xs", problem === null ? "text-ink-2" : "text-bad")}>
        {problem === null ? countWords(reading) : problemWords(problem, query)}
      </p>
      <div
        className={classNames(
          "max-h-7 w-0 max-w-120 min-w-44 grow overflow-x-hidden overflow-y-auto rounded-control border bg-surface text-ink",
          problem === null ? "border-line-2" : "border-bad",
          hasFocus && "outline-2 outline-accent",
        )}
      >
        <QueryInput label="Filter instances by a query" describedBy={note} isInvalid={problem !== null} text={query} onText={setQuery} onFocus={setHasFocus} problem={problem} instances={instances} autoFocus={false} />
      </div>
    </div>
  );
}
