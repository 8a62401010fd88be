import type { Path } from "../../../../aws/problem.ts";
import { classNames } from "../../../ui/classNames.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import type { DraftProblem } from "../analysis.ts";
import { problemId, useEditing } from "../editing.ts";

/** What is wrong at these places, with the ways out. */
export function ProblemBoxes({ paths }: { readonly paths: readonly Path[] }) {
  const { problemsAt } = useEditing();
  return paths.flatMap((path) => problemsAt(path).map((problem) => <ProblemBox key={problem.message} problem={problem} />));
}

/** AWS's code and message as they are; below them what they mean, and what would mend it. */
export function ProblemBox({ problem, hasPlace = false }: { readonly problem: DraftProblem; readonly hasPlace?: boolean }) {
  const { advice, apply, show } = useEditing();
  const { plain, fixes } = advice(problem);
  const isError = problem.severity === "error";
  return (
    <div
      id={problemId(problem.path)}
      className={classNames("grid grid-cols-[14px_1fr] gap-2 rounded-[7px] px-2.75 py-2 wrap-anywhere", isError ? "bg-bad-soft [--g-on:var(--bad-soft)]" : "bg-warn-soft [--g-on:var(--warn-soft)]")}
    >
      <StatusGlyph status={isError ? "failed" : "warning"} className="mt-0.75" />
      <div className="min-w-0">
        <p className={classNames("font-semibold", isError ? "text-bad" : "text-warn")}>{problem.message}</p>
        <p className="text-ink-2">
          <span className="font-mono text-xs">{problem.code}</span>
          {plain !== null && <> · {plain}</>}
        </p>
        {(fixes.length > 0 || hasPlace) && (
          <div className="mt-1.5 flex flex-wrap gap-1.25">
            {fixes.map((fix) => (
              <button key={fix.label} type="button" onClick={() => apply(fix)} className={CHIP}>
                {fix.label}
              </button>
            ))}
            {hasPlace && (
              <button type="button" onClick={() => show(problem)} className={CHIP}>
                Show in the JSON
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

const CHIP = "h-6 rounded-[5px] border border-line-2 bg-surface px-2.25 text-xs font-medium text-ink hover:bg-hover first:border-ink";
