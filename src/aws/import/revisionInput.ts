import type { ContainerDefinition, RegisterTaskDefinitionRequest, TaskDefinition } from "../generated/ecs.ts";
import { CONTAINER_ORDER, ordered, TASK_DEFINITION_ORDER } from "./order.ts";

/**
 * A registered revision as a person would write it to register it again: without what AWS added, and without the
 * empty lists and zeros that say nothing. Registered, it comes to the same revision.
 */
export function inputOfRevision(definition: TaskDefinition): RegisterTaskDefinitionRequest {
  const {
    taskDefinitionArn: _arn,
    revision: _revision,
    status: _status,
    requiresAttributes: _attributes,
    compatibilities: _compatibilities,
    registeredAt: _registeredAt,
    registeredBy: _registeredBy,
    deregisteredAt: _deregisteredAt,
    deleteRequestedAt: _deleteRequestedAt,
    ...given
  } = definition;
  const containers = (definition.containerDefinitions ?? []).map(inputOfContainer);
  const own = spoken({ ...given, containerDefinitions: containers });
  return ordered({ ...own, family: definition.family ?? "", containerDefinitions: containers }, TASK_DEFINITION_ORDER);
}

function inputOfContainer(container: ContainerDefinition): ContainerDefinition {
  const { cpu, ...rest } = container;
  return ordered(spoken({ ...rest, ...(cpu === 0 ? {} : { cpu }) }), CONTAINER_ORDER);
}

/** Without members that are not there, and without empty lists. */
function spoken<T extends object>(value: T): T {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null && !(Array.isArray(part) && part.length === 0));
  return Object.fromEntries(entries) as T;
}
