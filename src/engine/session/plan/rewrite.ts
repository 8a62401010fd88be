import type { Call } from "../../../aws/generated/api.ts";
import type { PlacementConstraint, RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { families } from "../../services/ecs/tables.ts";

/** Operations that ask for tasks. */
const ASKS = ["RunTask", "StartTask", "CreateService", "UpdateService"];

/** The place of the call that asks for the tasks, or -1. */
export function asksForTasks(calls: readonly Call[]): number {
  return calls.findLastIndex(({ service, operation }) => service === "ecs" && ASKS.includes(operation));
}

/** True when the call that asks has its tasks at once or not at all; a service waits for room. */
export function asksOnce(calls: readonly Call[]): boolean {
  const operation = calls[asksForTasks(calls)]?.operation;
  return operation === "RunTask" || operation === "StartTask";
}

/** The same calls with another revision: where they register one of the family it is changed, or else one more is registered. */
export function withRevision(calls: readonly Call[], input: RegisterTaskDefinitionRequest, before: View): readonly Call[] {
  const register: Call = { service: "ecs", operation: "RegisterTaskDefinition", input };
  const registered = calls.findIndex(({ operation, input: given }) => operation === "RegisterTaskDefinition" && field(given, "family") === input.family);
  if (registered >= 0) return calls.map((call, i) => (i === registered ? register : call));
  const at = asksForTasks(calls);
  const revision = (before.find(families, input.family)?.lastRevision ?? 0) + 1;
  const asking = patched(calls, { taskDefinition: `${input.family}:${revision}` });
  return [...asking.slice(0, at), register, ...asking.slice(at)];
}

/** The same calls, with members of the asking call's input replaced. */
export function patched(calls: readonly Call[], patch: object): readonly Call[] {
  const at = asksForTasks(calls);
  return calls.map((call, i) => (i === at ? { ...call, input: { ...(call.input as object), ...patch } } : call));
}

/** The constraints that the request has; those of a service that is updated are what it has unless the call says other. */
export function constraintsIn(calls: readonly Call[], ofService: readonly PlacementConstraint[]): readonly PlacementConstraint[] {
  const given = field(calls[asksForTasks(calls)]?.input, "placementConstraints");
  return given === undefined ? ofService : (given as readonly PlacementConstraint[]);
}

function field(input: unknown, name: string): unknown {
  return (input as Readonly<Record<string, unknown>> | undefined)?.[name];
}
