import type { View } from "../../../kernel/context.ts";
import { judge, type Stage } from "./stage.ts";
import type { Subject } from "./subject.ts";

/** A stage for each constraint; all of them bind. */
export function constraintStages(_view: View, { constraints }: Subject): readonly Stage[] {
  return constraints.flatMap((constraint): readonly Stage[] =>
    constraint.type === "distinctInstance" ? [distinctInstance] : [],
  );
}

/** ECS guide, "Task placement constraints": judged on desiredStatus, so a task that is stopping is in nobody's way. */
const distinctInstance = judge(2, "distinctInstance", ({ siblings }) =>
  siblings === 0 ? undefined : { kind: "distinctInstance" },
);
