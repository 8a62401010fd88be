import type { Plan, Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import { beginLanding } from "../../../store/callLanding.ts";
import { useLanding } from "../../../store/landing.ts";
import { placementKey } from "../../../store/placementKey.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Block } from "../Block.tsx";
import { ChangeOffers } from "./ChangeOffers.tsx";
import { Explained } from "./Explained.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { nextTaskCall, oneLessCall } from "./nextTask.ts";
import { StoppedTasks } from "./StoppedTasks.tsx";
import { usePlan } from "./usePlan.ts";
import { Waiting } from "./Waiting.tsx";

export interface ServicePlacementProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** Where a service's next task would go, or what keeps it out, and which task would go first. Thought through, not done. */
export function ServicePlacement({ service, state }: ServicePlacementProps) {
  const { phase } = useLanding();
  const isCalled = phase === "thinking" || phase === "guessing";
  if (service.status !== "ACTIVE") return <EmptyState title="It is being deleted">ECS places no more tasks of it.</EmptyState>;
  if (isCalled) return <EmptyState title="Not before you have called it">Click the instance on which the next task lands.</EmptyState>;
  if (service.schedulingStrategy === "DAEMON") {
    return <EmptyState title="One task on each instance">A daemon service chooses nothing: it has a task on every instance that meets its constraints.</EmptyState>;
  }
  return <Replicas service={service} state={state} />;
}

function Replicas({ service, state }: ServicePlacementProps) {
  const live = [...state.tables["ecs.tasks"].values()].filter((task) => task.serviceArn === service.serviceArn && task.desiredStatus === "RUNNING").length;
  const key = placementKey(service.clusterArn, state);
  const next = usePlan({ calls: [nextTaskCall(service, live)], explain: [1], changes: "anywhere" }, key);
  const less = usePlan({ calls: [oneLessCall(service, live)], explain: [] }, key);
  if (next === null) return <Waiting label="Thinking the next task through" />;
  return (
    <>
      <NextTask plan={next} isMissing={live < service.desiredCount} />
      <Block>
        <Button size="sm" onClick={() => beginLanding([service.serviceArn])}>
          Call the landing spot
        </Button>
        <p className="mt-1.5 text-xs text-ink-3">Say where the next task lands before the steps are shown.</p>
      </Block>
      {live > 0 && less !== null && less.stopped.length > 0 && (
        <Block title="With one task less" aside={many(less.stopped.length, "task")}>
          <StoppedTasks stopped={less.stopped} />
        </Block>
      )}
    </>
  );
}

function NextTask({ plan, isMissing }: { readonly plan: Plan; readonly isMissing: boolean }) {
  const [task] = plan.tasks;
  const explanation = task?.explanation ?? plan.obstacle;
  if (!plan.answer.ok) return <EmptyState title="ECS would refuse it">{plan.answer.message}</EmptyState>;
  if (explanation === null) return <EmptyState title="No task is due">The scheduler holds it back for now, as after failed starts.</EmptyState>;
  return (
    <>
      {task === undefined && plan.changes.length > 0 && (
        <Block>
          <ChangeOffers changes={plan.changes} />
        </Block>
      )}
      <Explained
        title={isMissing ? "The task that is missing" : "The next task"}
        aside="as things are now"
        explanation={explanation}
        conclusion={
          <p className="mt-1.5 text-ink-2">
            {task === undefined ? (
              "No instance takes it; the service waits for room."
            ) : (
              <>
                It would go to <InstanceName containerInstanceArn={task.containerInstanceArn} /> in {task.availabilityZone}.
              </>
            )}
          </p>
        }
      />
    </>
  );
}
