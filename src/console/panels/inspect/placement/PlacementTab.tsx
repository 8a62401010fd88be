import { useMemo } from "react";
import type { PlacementExplanation, Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { useAppliedStages } from "../../../store/explained.ts";
import { funnelOf } from "../../../store/funnel.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RefLink } from "../RefLink.tsx";
import { FunnelSteps } from "./FunnelSteps.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { InstanceRows } from "./InstanceRows.tsx";
import { StageStepper } from "./StageStepper.tsx";
import { useExplanation } from "./useExplanation.ts";

/** Why a task is where it is: the placement that put it there, to be gone through stage by stage. */
export function PlacementTab({ task }: { readonly task: Rows["ecs.tasks"] }) {
  const explanation = useExplanation(task);
  if (explanation === undefined) return <Waiting />;
  if (explanation === null) return <EmptyState title="Not placed in this session">The session begins with this task, so nothing is known of how it was placed.</EmptyState>;
  if (task.placement === "named") return <Named task={task} />;
  return <Why task={task} explanation={explanation} />;
}

function Why({ task, explanation }: { readonly task: Rows["ecs.tasks"]; readonly explanation: PlacementExplanation }) {
  const funnel = useMemo(() => funnelOf(explanation), [explanation]);
  const applied = useAppliedStages(explanation);
  return (
    <>
      <section className="py-3">
        <div className="mb-2 flex items-center justify-between">
          <h3 className="font-semibold">Why here?</h3>
          <span className="text-xs text-ink-3">as it was at {clockText(task.createdAt)}</span>
        </div>
        <div className="mb-2.5">
          <StageStepper {...{ explanation, funnel, applied }} />
        </div>
        <FunnelSteps
          funnel={funnel}
          applied={applied}
          conclusion={
            <p className="mt-1.5 text-ink-2">
              It went to{" "}
              <RefLink to={{ table: "ecs.containerInstances", id: task.containerInstanceArn }}>
                <InstanceName containerInstanceArn={task.containerInstanceArn} />
              </RefLink>{" "}
              in {task.availabilityZone}.
            </p>
          }
        />
      </section>
      <InstanceRows funnel={funnel} />
    </>
  );
}

function Named({ task }: { readonly task: Rows["ecs.tasks"] }) {
  return (
    <EmptyState title="Nothing was chosen">
      StartTask named <InstanceName containerInstanceArn={task.containerInstanceArn} />. Constraints and strategies are not asked then; the instance
      only has to have room.
    </EmptyState>
  );
}

/** The shape of what comes, once it takes long enough to be noticed. */
function Waiting() {
  return (
    <div role="status" aria-label="The session is lived again up to the placement" className="flex animate-appear flex-col gap-4 py-4 [animation-delay:300ms] [animation-fill-mode:both]">
      {[0, 1, 2, 3].map((step) => (
        <div key={step} className="grid grid-cols-[22px_1fr] gap-2">
          <span className="size-5 rounded-full bg-sunken" />
          <span className="h-10 rounded-card bg-sunken" />
        </div>
      ))}
    </div>
  );
}
