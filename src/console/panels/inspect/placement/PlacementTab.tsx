import type { PlacementExplanation, Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RefLink } from "../RefLink.tsx";
import { Explained } from "./Explained.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { useExplanation } from "./useExplanation.ts";
import { Waiting } from "./Waiting.tsx";

/** Why a task is where it is: the placement that put it there, to be gone through stage by stage. */
export function PlacementTab({ task }: { readonly task: Rows["ecs.tasks"] }) {
  if (task.availabilityZone === "") return <WithoutPlace />;
  return task.containerInstanceArn === "" ? <OnFargate task={task} /> : <Placed task={task} />;
}

function WithoutPlace() {
  return <EmptyState title="No instance yet">The task waits in PROVISIONING for an instance of its capacity provider, for a quarter of an hour at most.</EmptyState>;
}

function OnFargate({ task }: { readonly task: Rows["ecs.tasks"] }) {
  return (
    <EmptyState title="No instance was chosen">
      Fargate has no instances to choose from. ECS spreads the tasks of a group over the zones of their subnets: when it started, {task.availabilityZone} had the fewest.
    </EmptyState>
  );
}

function Placed({ task }: { readonly task: Rows["ecs.tasks"] }) {
  const explanation = useExplanation(task);
  if (explanation === undefined) return <Waiting label="The session is lived again up to the placement" />;
  if (explanation === null) return <EmptyState title="Not placed in this session">The session begins with this task, so nothing is known of how it was placed.</EmptyState>;
  if (task.placement === "named") return <Named task={task} />;
  return <Why task={task} explanation={explanation} />;
}

function Why({ task, explanation }: { readonly task: Rows["ecs.tasks"]; readonly explanation: PlacementExplanation }) {
  return (
    <Explained
      title="Why here?"
      aside={`as it was at ${clockText(task.createdAt)}`}
      explanation={explanation}
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
