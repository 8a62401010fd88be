import type { View } from "../../../kernel/context.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import type { Cause } from "./cause.ts";
import { seatOf } from "./seat.ts";
import { bindingStagesOf } from "./stages.ts";
import type { Subject } from "./subject.ts";

/** How an instance stands to a subject's tasks, none of them being there. */
export interface Standing {
  /** What keeps them away whatever room there is: its status, its agent, an attribute, a constraint. */
  readonly bar: Cause | undefined;
  /** What it has too little of at the moment. */
  readonly lack: Cause | undefined;
}

/** Judges instances by the filters and constraints that the placement of a subject's tasks goes by, each for itself. */
export function standingsFor(view: View, subject: Subject): (instance: ContainerInstanceRow) => Standing {
  const stages = bindingStagesOf(view, subject);
  return (instance) => {
    const alone = [seatOf(instance, 0, subject.lot)];
    let bar: Cause | undefined;
    let lack: Cause | undefined;
    for (const stage of stages) {
      const report = stage(alone);
      const cause = report.kept.length > 0 ? undefined : report.dropped[0]?.cause;
      if (cause === undefined) continue;
      if (isOfRoom(cause)) lack ??= cause;
      else bar ??= cause;
    }
    return { bar, lack };
  };
}

/** What may change as tasks come and go. */
function isOfRoom(cause: Cause): boolean {
  return cause.kind === "port" || "has" in cause;
}
