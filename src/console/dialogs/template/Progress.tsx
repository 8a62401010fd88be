import type { Step, Submission } from "../useSubmission.ts";

/** How far a form of many calls has come, and after a refusal that what was made stays. */
export function Progress({ steps, submission: { done, isBusy, refusal } }: { readonly steps: readonly Step[]; readonly submission: Submission }) {
  const made = steps.filter(({ id }) => done.has(id)).length;
  const next = steps.find(({ id }) => !done.has(id))?.call(new Map()).operation;
  return (
    <div role="status" className="flex w-full flex-col gap-1.5 text-xs text-ink-2">
      {made > 0 && <progress value={made} max={steps.length} aria-label="Calls made" className={BAR} />}
      {refusal === null ? (
        <span>{isBusy && next !== undefined ? `${next}, call ${made + 1} of ${steps.length}` : `${steps.length} calls, listed below as command lines`}</span>
      ) : (
        <span>
          {made === 0 ? "Nothing was made." : `What was made stays: the first ${made} of ${steps.length} calls.`} {refusal.call.operation} was refused; the rest is made once that is mended.
        </span>
      )}
    </div>
  );
}

/** Of a height of its own a bar is drawn in the browser's own colours, unless its parts are told others. */
const BAR = "h-1 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent";
