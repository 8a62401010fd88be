import type { PlacementConstraint } from "../../aws/generated/ecs.ts";
import type { Call, PlacementChange } from "../../bridge/protocol.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";

/** An offered change, seen from whoever is about to make the call that it is for: a form, a hand that holds something. */
export interface TakenChange {
  /** The revision that the call would ask for, made with it; null: the one that it asks for anyway. */
  readonly revision: PendingRevision | null;
  /** What the call would say of constraints; null: what it says anyway. */
  readonly constraints: readonly PlacementConstraint[] | null;
  /** What an update would say of its percentages; null: what it says anyway. */
  readonly percents: TakenPercents | null;
  /** What no field of the call can say, so that it must be done beside it. */
  readonly now: readonly Call[];
}

/** How far a rolling deployment may go below and above the desired count; what is absent stays. */
export interface TakenPercents {
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
}

/**
 * Takes a change apart into what belongs to the call that asks for the tasks, and what is done beside it. `planned`
 * are the calls as they would be made without it, the asking one last; `before` the revision that they already make.
 */
export function takeApart({ title, calls, later }: PlacementChange, planned: readonly Call[], before: PendingRevision | null): TakenChange {
  const asking = planned.at(-1);
  const all = [...calls, ...later];
  const at = all.findLastIndex((call) => call.service === asking?.service && call.operation === asking.operation);
  const changed = fieldsOf(all[at]);
  const register = all.find(isRegistration);
  const isNews = register !== undefined && JSON.stringify(register.input) !== JSON.stringify(before?.register.input);
  const name = changed["taskDefinition"];
  return {
    revision: isNews && typeof name === "string" ? { register, name, changes: [...(before?.changes ?? []), title] } : null,
    constraints: constraintsIn(changed, fieldsOf(asking)),
    percents: percentsIn(changed, fieldsOf(asking)),
    now: all.filter((call, i) => i !== at && !isRegistration(call)),
  };
}

function constraintsIn(changed: Fields, before: Fields): readonly PlacementConstraint[] | null {
  const wanted = changed["placementConstraints"];
  if (!Array.isArray(wanted) || JSON.stringify(wanted) === JSON.stringify(before["placementConstraints"])) return null;
  return wanted as readonly PlacementConstraint[];
}

function percentsIn(changed: Fields, before: Fields): TakenPercents | null {
  const wanted = changed["deploymentConfiguration"];
  if (typeof wanted !== "object" || wanted === null || JSON.stringify(wanted) === JSON.stringify(before["deploymentConfiguration"])) return null;
  const { minimumHealthyPercent, maximumPercent } = wanted as TakenPercents;
  return { ...(minimumHealthyPercent === undefined ? {} : { minimumHealthyPercent }), ...(maximumPercent === undefined ? {} : { maximumPercent }) };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(call: Call | undefined): Fields {
  return (call?.input ?? {}) as Fields;
}

function isRegistration({ operation }: Call): boolean {
  return operation === "RegisterTaskDefinition";
}
