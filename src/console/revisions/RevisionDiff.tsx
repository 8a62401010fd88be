import { useMemo, useState } from "react";
import { Segmented } from "../ui/Segmented.tsx";
import { Changes } from "./Changes.tsx";
import { changedLines, type Comparable } from "./changes.ts";
import { revisionWords } from "./revisionWords.ts";

export interface RevisionDiffProps {
  readonly before: Comparable;
  readonly after: Comparable;
}

const WAYS = [
  { value: "words", label: "In words" },
  { value: "json", label: "JSON" },
] as const;

/** How two revisions differ, in words or line by line. */
export function RevisionDiff({ before, after }: RevisionDiffProps) {
  const [way, setWay] = useState<(typeof WAYS)[number]["value"]>("words");
  const lines = useMemo(() => (way === "json" ? changedLines(before, after) : []), [way, before, after]);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex">
        <Segmented label="Differences" options={WAYS} value={way} onChange={setWay} />
      </div>
      {way === "words" ? <DiffWords words={revisionWords(before, after)} /> : <Changes lines={lines} empty="They say the same." />}
    </div>
  );
}

/** The differences, one below the other. */
export function DiffWords({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return <p className="text-ink-3">They say the same.</p>;
  return (
    <ul aria-label="What differs" className="flex list-disc flex-col gap-0.5 pl-4 wrap-anywhere">
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
