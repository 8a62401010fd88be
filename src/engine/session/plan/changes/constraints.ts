import type { Call } from "../../../../aws/generated/api.ts";
import { isBuiltInAttribute } from "../../../services/ecs/agent/attributes.ts";
import type { Cause } from "../../../services/ecs/placement/cause.ts";
import { withoutConstraint } from "../../../services/ecs/placement/changes.ts";
import { services } from "../../../services/ecs/tables.ts";
import { asksForTasks, constraintsIn, patched, withRevision } from "../rewrite.ts";
import { offer, only, type Offer, type Search } from "../search.ts";
import { wantedBy } from "../wanted.ts";
import { whereIs } from "./words.ts";

/** The one constraint dropped that is all that stands in the way on some instance. */
export function looserConstraint(search: Search): Offer | null {
  for (const { instance, cause } of only(search, "memberOf")) {
    const calls = cause.from === "taskDefinition" ? withoutOfDefinition(search, cause.expression) : withoutOfRequest(search, cause.expression);
    const found = offer(
      search,
      {
        title: "Drop the constraint memberOf",
        detail: `${cause.expression} is all that keeps the task from ${whereIs(instance)}.`,
        unit: { kind: "constraint", expression: cause.expression, from: cause.from },
      },
      calls,
    );
    if (found !== null) return found;
  }
  const [alone] = only(search, "distinctInstance");
  if (alone === undefined) return null;
  return offer(
    search,
    {
      title: "Drop the constraint distinctInstance",
      detail: `A task of the group is all that keeps another from ${whereIs(alone.instance)}.`,
      unit: { kind: "constraint", expression: null, from: "request" },
    },
    withoutOfRequest(search, null),
  );
}

/** The attribute given to an instance that lacks nothing else. Built-in ones belong to ECS. */
export function missingAttribute(search: Search): Offer | null {
  for (const { instance, causes } of search.hindrances) {
    const [cause, ...more] = causes;
    const wanted = cause === undefined || more.length > 0 ? undefined : attributeWanted(search, cause);
    if (wanted === undefined || isBuiltInAttribute(wanted.name)) continue;
    const { containerInstanceArn, clusterArn } = instance;
    const attribute = { ...wanted, targetId: containerInstanceArn };
    const put: Call = { service: "ecs", operation: "PutAttributes", input: { cluster: clusterArn, attributes: [attribute] } };
    const { name, value = null } = wanted;
    const found = offer(
      search,
      {
        title: `Give an instance the attribute ${name}${value === null ? "" : ` ${value}`}`,
        detail: `${whereIs(instance)} lacks nothing else.`,
        unit: { kind: "attribute", name, value, containerInstanceArn },
      },
      [put, ...search.calls],
    );
    if (found !== null) return found;
  }
  return null;
}

/** What an instance must have for a cause to go, where it is one attribute. */
export function attributeWanted({ subject }: Search, cause: Cause): { readonly name: string; readonly value?: string } | undefined {
  if (cause.kind === "attribute") {
    const required = subject.definition.definition.requiresAttributes?.find(({ name }) => name === cause.name);
    return { name: cause.name, ...(required?.value === undefined ? {} : { value: required.value }) };
  }
  if (cause.kind !== "memberOf") return undefined;
  const [, name, , value] = EQUALS.exec(cause.expression) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}

/** The expressions that one attribute satisfies: `attribute:NAME == VALUE`, alone. */
const EQUALS = /^\s*attribute:([\w.\-/\\]+)\s*(==|equals)\s*([\w.\-/\\@:]+)\s*$/;

function withoutOfDefinition({ calls, subject, missed }: Search, expression: string): readonly Call[] {
  return withRevision(calls, withoutConstraint(subject.definition.definition, expression), missed.view);
}

/** The same calls, or those changed already, without one constraint of the request; null: without distinctInstance. */
export function withoutOfRequest({ calls, missed }: Search, expression: string | null, changed = calls): readonly Call[] {
  const asking = calls[asksForTasks(calls)];
  const wanted = asking === undefined ? undefined : wantedBy(missed.view, asking.operation, asking.input as object);
  const service = wanted?.kind === "service" ? missed.view.find(services, wanted.serviceArn) : undefined;
  const before = constraintsIn(changed, service?.placementConstraints ?? []);
  const isOther = (one: (typeof before)[number]) => (expression === null ? one.type !== "distinctInstance" : one.expression !== expression);
  return patched(changed, { placementConstraints: before.filter(isOther) });
}
