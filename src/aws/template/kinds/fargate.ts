import { isMembers, type Members } from "../../import/candidates.ts";
import { needsFargate } from "../../import/simulated.ts";
import { importedTaskDefinition } from "../../import/taskDefinition.ts";
import { type Draft, listOf } from "../draft.ts";
import { textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** Whether the tasks of a service are made ones for container instances in bridge mode. */
export function isMoved(draft: Draft, service: Resource): boolean {
  const ids = draft.marksOf(service.properties["TaskDefinition"]);
  return draft.resources.some((one) => one.type === "AWS::ECS::TaskDefinition" && ids.includes(one.id) && mustMove(draft, one));
}

/** Whether a definition cannot run as it is: it is for Fargate alone, or is run there. */
export function mustMove(draft: Draft, { id, properties }: Resource): boolean {
  const { input } = importedTaskDefinition(properties, { what: "", path: [], name: id });
  if (needsFargate(input)) return true;
  return draft.resources.some((one) => one.type === "AWS::ECS::Service" && draft.marksOf(one.properties["TaskDefinition"]).includes(id) && isFargate(one.properties));
}

function isFargate(properties: Members): boolean {
  return properties["LaunchType"] === "FARGATE" || listOf(properties["CapacityProviderStrategy"]).some((one) => isMembers(one) && textOf(one["CapacityProvider"]).startsWith("FARGATE"));
}
