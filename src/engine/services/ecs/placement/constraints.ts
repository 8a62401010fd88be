import { matches } from "../../../../aws/clusterQuery/match.ts";
import { parseQuery } from "../../../../aws/clusterQuery/parse.ts";
import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { factsOf } from "./factsOf.ts";
import { judge, type Stage } from "./stage.ts";
import type { Constraint, Subject } from "./subject.ts";

/**
 * A stage for each constraint; all of them bind. The task definition's come first, then the request's in their order;
 * distinctInstance comes last, and said twice it says no more. The order is assumed.
 */
export function constraintStages(view: View, { constraints }: Pick<Subject, "constraints">): readonly Stage[] {
  const memberOf = constraints.flatMap((constraint) => (constraint.type === "memberOf" ? [membersOnly(view, constraint)] : []));
  return constraints.some(({ type }) => type === "distinctInstance") ? [...memberOf, distinctInstance] : memberOf;
}

/** ECS guide, "Task placement constraints": the expression is evaluated for each instance, each time anew. */
function membersOnly(view: View, { expression, from }: Extract<Constraint, { readonly type: "memberOf" }>): Stage {
  const parsed = parseQuery(expression);
  assert(parsed.ok, `the expression ${expression} was taken, and cannot be read`);
  return judge(2, "memberOf", ({ instance }) =>
    matches(parsed.query, factsOf(view, instance)) ? undefined : { kind: "memberOf", expression, from },
  );
}

/** ECS guide, "Task placement constraints": judged on desiredStatus, so a task that is stopping is in nobody's way. */
const distinctInstance = judge(2, "distinctInstance", ({ siblings }) =>
  siblings === 0 ? undefined : { kind: "distinctInstance" },
);
