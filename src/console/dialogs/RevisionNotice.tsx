import type { PendingRevision } from "../store/pendingRevision.ts";
import { Button } from "../ui/Button.tsx";

export interface RevisionNoticeProps {
  readonly revision: PendingRevision | null;
  readonly onTakeBack: () => void;
}

/** Says that a form registers a revision before it makes its own call, and why; nothing when it does not. */
export function RevisionNotice({ revision, onTakeBack }: RevisionNoticeProps) {
  if (revision === null) return null;
  return (
    <div role="status" className="flex items-start gap-2 rounded-control bg-accent-soft py-1.75 pr-1.75 pl-3">
      <p className="min-w-0 flex-1 wrap-anywhere">
        <b className="font-semibold">{revision.name}</b> is registered first. {revision.changes.join(". ")}.
      </p>
      <Button size="sm" onClick={onTakeBack} aria-label={`Take back: ${revision.changes.join(", ")}`}>
        Take back
      </Button>
    </div>
  );
}
