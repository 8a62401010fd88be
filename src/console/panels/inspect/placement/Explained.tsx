import { type ReactNode, useMemo } from "react";
import type { PlacementExplanation } from "../../../../bridge/protocol.ts";
import { useAppliedStages } from "../../../store/explained.ts";
import { funnelOf } from "../../../store/funnel.ts";
import { FunnelSteps } from "./FunnelSteps.tsx";
import { InstanceRows } from "./InstanceRows.tsx";
import { StageStepper } from "./StageStepper.tsx";

export interface ExplainedProps {
  readonly title: string;
  readonly aside: string;
  readonly explanation: PlacementExplanation;
  /** The last word under Select. */
  readonly conclusion: ReactNode;
}

/** A placement from the first step to the last, to be gone through on the map, and what became of every instance. */
export function Explained({ title, aside, explanation, conclusion }: ExplainedProps) {
  const funnel = useMemo(() => funnelOf(explanation), [explanation]);
  const applied = useAppliedStages(explanation);
  return (
    <>
      <section className="py-3">
        <div className="mb-2 flex items-center justify-between gap-3">
          <h3 className="font-semibold">{title}</h3>
          <span className="text-xs text-ink-3">{aside}</span>
        </div>
        <div className="mb-2.5">
          <StageStepper {...{ explanation, funnel, applied }} />
        </div>
        <FunnelSteps {...{ funnel, applied, conclusion }} />
      </section>
      <InstanceRows funnel={funnel} />
    </>
  );
}
