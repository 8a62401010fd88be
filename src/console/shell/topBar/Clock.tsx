import { clockParts } from "../../../lib/timeText.ts";
import { useReplica } from "../../store/replica.ts";

/** Simulated time since the session began. The one thing that renders with every delta. */
export function Clock() {
  const [clock, tenth] = clockParts(useReplica((state) => state.now));
  return (
    <div role="timer" aria-label="Simulated time" title="Simulated time since the session began" className="flex items-baseline tracking-[-.01em]">
      <span className="mr-1.25 text-xs text-ink-3">T+</span>
      <span className="text-[17px] font-semibold tracking-[-.015em]">{clock}</span>
      <span className="text-md text-ink-3">{tenth}</span>
    </div>
  );
}
