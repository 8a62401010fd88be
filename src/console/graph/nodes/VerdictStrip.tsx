import { Check } from "lucide-react";
import type { PlacementVerdict } from "../../../bridge/protocol.ts";

/** What the placement says of this instance: whether tasks land here, or which step dropped it and why. */
export function VerdictStrip({ verdict }: { readonly verdict: PlacementVerdict }) {
  return (
    <div className="vd" title={`${verdict.headline}: ${verdict.reason}`}>
      <span className="q">{verdict.step ?? <Check aria-hidden size={12} strokeWidth={3} />}</span>
      <span>
        <b>{verdict.headline}</b>
        <span className="r">{verdict.reason}</span>
      </span>
    </div>
  );
}

/** The card's class: the step that dropped it colours it, v4 stands for chosen. */
export function verdictClass(verdict: PlacementVerdict | null): string | null {
  if (verdict === null) return null;
  // As good as the chosen one, but not chosen: that is as quiet as having been outranked.
  return verdict.step === null ? "v4" : `v${Math.min(verdict.step, 3)}`;
}
