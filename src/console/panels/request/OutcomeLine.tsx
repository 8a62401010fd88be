import type { Walk } from "../../../bridge/protocol.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";

/** What the client gets in the end. */
export function OutcomeLine({ outcome }: { readonly outcome: Walk["outcome"] }) {
  return (
    <p role="status" className="flex min-h-6.5 min-w-0 flex-1 flex-wrap items-baseline gap-x-2 py-0.75">
      <StatusGlyph status={statusOf(outcome)} size={12} className="translate-y-px" />
      <b className="font-semibold whitespace-nowrap">{outcome.status === null ? "No answer" : `HTTP ${outcome.status}`}</b>
      <span className="text-ink-2">{outcome.says}</span>
    </p>
  );
}

function statusOf({ status }: Walk["outcome"]): Status {
  if (status === null || status >= 500) return "failed";
  return status >= 400 ? "warning" : "healthy";
}
