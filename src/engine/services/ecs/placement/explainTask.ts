import type { View } from "../../../kernel/context.ts";
import { services, type TaskRow } from "../tables.ts";
import { explanationOf, type PlacementExplanation } from "./explanation.ts";
import { narrow, place, type Placement } from "./place.ts";
import { seatsOf } from "./seat.ts";
import { stagesOf } from "./stages.ts";
import type { Subject } from "./subject.ts";
import { subjectOfTask } from "./subjectOf.ts";

/** Why a task that is about to be launched goes where it goes. */
export function explainTask(view: View, task: TaskRow): PlacementExplanation {
  const subject = subjectOfTask(view, task);
  const placement = hasNoChoice(view, task) ? placeOn(view, subject, [task.containerInstanceArn]) : place(view, subject, first);
  const chosen = placement.candidates.find(({ instance }) => instance.containerInstanceArn === task.containerInstanceArn);
  return explanationOf(view, { ...placement, chosen });
}

/** Why the next task of a subject goes where it goes or, without an instance, nowhere. `named`: the instances it was to go on. */
export function explainMissing(view: View, subject: Subject, named: readonly string[] | null): PlacementExplanation {
  return explanationOf(view, named === null ? place(view, subject, first) : placeOn(view, subject, named));
}

/** StartTask names the instance, and a daemon has one task on each. */
function hasNoChoice(view: View, { placement, serviceArn }: TaskRow): boolean {
  return placement === "named" || (serviceArn !== null && view.find(services, serviceArn)?.schedulingStrategy === "DAEMON");
}

function placeOn(view: View, subject: Subject, named: readonly string[]): Placement {
  const seats = seatsOf(view, subject).filter(({ instance }) => named.includes(instance.containerInstanceArn));
  return narrow(stagesOf(view, subject), seats);
}

const first = (): number => 0;
