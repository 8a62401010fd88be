import type { View } from "../../../kernel/context.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";
import type { Cause } from "./cause.ts";
import { seatOf, seatsOf } from "./seat.ts";
import { bindingStagesOf } from "./stages.ts";
import type { Subject } from "./subject.ts";

/** An instance, and all that keeps the next task of a subject away from it: not the first cause alone. */
export interface Hindrance {
  readonly instance: ContainerInstanceRow;
  /** Tasks of the same service or group that are to run there. */
  readonly siblings: number;
  /** Empty: the task fits. */
  readonly causes: readonly Cause[];
}

/** What stands in the way on each instance of the subject's cluster, in the order in which ties are broken; or on some. */
export function hindrancesOf(view: View, subject: Subject, some?: readonly ContainerInstanceRow[]): readonly Hindrance[] {
  const stages = bindingStagesOf(view, subject);
  const seats = some === undefined ? seatsOf(view, subject) : some.map((instance) => seatOf(instance, siblingsOn(view, subject, instance), subject.lot));
  return seats.map((seat) => ({
    instance: seat.instance,
    siblings: seat.siblings,
    causes: stages.flatMap((stage) => stage([seat]).dropped.map(({ cause }) => cause)),
  }));
}

function siblingsOn(view: View, { group }: Subject, { containerInstanceArn }: ContainerInstanceRow): number {
  return view
    .where(liveTasksByInstance, containerInstanceArn)
    .filter((task) => task.desiredStatus === "RUNNING" && task.group === group).length;
}
