import type { TaskDefinition, TaskOverride } from "../generated/ecs.ts";

/** ECS API, TaskOverride: sizes that are overridden are the ones that placement counts. */
export function overridden(definition: TaskDefinition, { cpu, memory, containerOverrides = [] }: TaskOverride): TaskDefinition {
  return {
    ...definition,
    cpu: cpu ?? definition.cpu,
    memory: memory ?? definition.memory,
    containerDefinitions: definition.containerDefinitions?.map((container) => {
      const override = containerOverrides.find(({ name }) => name === container.name);
      return {
        ...container,
        cpu: override?.cpu ?? container.cpu,
        memory: override?.memory ?? container.memory,
        memoryReservation: override?.memoryReservation ?? container.memoryReservation,
        resourceRequirements: override?.resourceRequirements ?? container.resourceRequirements,
      };
    }),
  };
}
