import { CircleHelp } from "lucide-react";
import type { StrangeFinding } from "../../aws/import/finding.ts";
import { pathText } from "../../aws/problem.ts";

/** Something that was recognized, or not, and of which nothing can be made. */
export function StrangeCard({ finding: { what, why, path } }: { readonly finding: StrangeFinding }) {
  return (
    <div className="flex gap-2.5 rounded-card border border-line p-3">
      <CircleHelp aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-3" />
      <p className="min-w-0 wrap-anywhere">
        <b className="font-semibold">This is {what}.</b> {why}
        {path.length > 0 && <span className="block font-mono text-xs text-ink-3">{pathText(path)}</span>}
      </p>
    </div>
  );
}
