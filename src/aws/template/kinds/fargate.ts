import { isMembers } from "../../import/candidates.ts";
import { needsFargate } from "../../import/simulated.ts";
import { importedTaskDefinition } from "../../import/taskDefinition.ts";
import { isReservedProvider } from "../../rules/reservedProviders.ts";
import { type Draft, listOf } from "../draft.ts";
import { textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** Whether the tasks of a service run on Fargate: it says so, or its definition can run nowhere else. */
export function runsOnFargate(draft: Draft, { properties }: Resource): boolean {
  const { LaunchType, CapacityProviderStrategy, TaskDefinition } = properties;
  if (LaunchType !== undefined) return LaunchType === "FARGATE";
  const providers = listOf(CapacityProviderStrategy).map((one) => (isMembers(one) ? textOf(one["CapacityProvider"]) : ""));
  if (providers.length > 0) return providers.every(isReservedProvider);
  const ids = draft.marksOf(TaskDefinition);
  return draft.resources.some(({ id, type, properties: own }) => type === "AWS::ECS::TaskDefinition" && ids.includes(id) && needsFargate(importedTaskDefinition(own, { what: "", path: [], name: id }).input));
}
