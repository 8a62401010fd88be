import { useState } from "react";
import { Select } from "../ui/Select.tsx";
import type { Comparable } from "./changes.ts";
import { RevisionDiff } from "./RevisionDiff.tsx";

/** One of those that can be compared. */
export interface ComparedRevision {
  readonly id: string;
  readonly label: string;
  readonly content: Comparable;
}

export interface CompareRevisionsProps {
  /** Two at least, the newest first. */
  readonly revisions: readonly ComparedRevision[];
  /** What is compared with what until somebody chooses. */
  readonly before: string;
  readonly after: string;
}

/** Any two of some revisions beside each other. */
export function CompareRevisions({ revisions, before, after }: CompareRevisionsProps) {
  const [chosen, setChosen] = useState<{ readonly before?: string; readonly after?: string }>({});
  const find = (id: string | undefined, otherwise: string) => revisions.find((one) => one.id === id) ?? revisions.find((one) => one.id === otherwise);
  const [from, to] = [find(chosen.before, before), find(chosen.after, after)];
  if (from === undefined || to === undefined) return null;
  const options = revisions.map(({ id, label }) => ({ value: id, label }));
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2">
        <Select label="From" value={from.id} onChange={(id) => setChosen({ ...chosen, before: id })} options={options} />
        <Select label="To" value={to.id} onChange={(id) => setChosen({ ...chosen, after: id })} options={options} />
      </div>
      <RevisionDiff before={from.content} after={to.content} />
    </div>
  );
}
