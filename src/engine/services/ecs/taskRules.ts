import type { RunTaskRequest, StartTaskRequest, TaskOverride } from "../../../aws/generated/ecs.ts";
import { needsOf } from "../../../aws/rules/needs.ts";
import { overridden } from "../../../aws/rules/overridden.ts";
import type { View } from "../../kernel/context.ts";
import { checkTaskRole } from "./executeCommand.ts";
import { OVERRIDES_LENGTH, REFERENCE_ID_LENGTH } from "./limits.ts";
import { taskDefinitionNamed } from "./lookup.ts";
import { networkFrom } from "./networkRules.ts";
import { clientException, invalidParameter, unsupportedFeature } from "./refusals.ts";
import { needServiceRole, roleProblem } from "./roleRules.ts";
import { managedTags, mergedTags, tagsFrom } from "./tags.ts";
import type { Tag, TaskDefinitionRow, TaskNeeds, TaskNetwork } from "./tables.ts";

/** What a task that belongs to no service shall be. */
export interface StandaloneTask {
  readonly definition: TaskDefinitionRow;
  readonly needs: TaskNeeds;
  readonly group: string;
  readonly startedBy: string | null;
  readonly overrides: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand: boolean;
  readonly network: TaskNetwork | null;
}

/** Reads what RunTask and StartTask have in common. Throws what they refuse. */
export function standaloneTask(
  view: View,
  input: RunTaskRequest | StartTaskRequest,
  { purpose, startedByLength, clusterArn, onFargate = false }: {
    readonly purpose: "RunTask" | "StartTask";
    readonly startedByLength: number;
    readonly clusterArn: string;
    readonly onFargate?: boolean;
  },
): StandaloneTask {
  const definition = taskDefinitionNamed(view, input.taskDefinition, purpose);
  const network = networkFrom(view, definition, { given: input.networkConfiguration, onFargate });
  if ((input.volumeConfigurations ?? []).length > 0) throw unsupportedFeature("A volume configured at deployment");
  const group = input.group ?? `family:${definition.family}`;
  // Documented, all of these; the wordings are assumed.
  if (group.length > 255) throw invalidParameter("group can have at most 255 characters.");
  if (group.startsWith("service:")) throw invalidParameter("The prefix service: of a group is reserved for services.");
  if ((input.startedBy ?? "").length > startedByLength) {
    throw invalidParameter(`startedBy can have at most ${startedByLength} characters.`);
  }
  if ((input.referenceId ?? "").length > REFERENCE_ID_LENGTH) {
    throw invalidParameter(`referenceId can have at most ${REFERENCE_ID_LENGTH} characters.`);
  }
  if (input.propagateTags === "SERVICE") throw invalidParameter("Tags of a service cannot be propagated to a standalone task.");
  const overrides = overridesFrom(input.overrides ?? {}, definition);
  const tags = mergedTags(tagsFrom(input.tags), input.propagateTags === "TASK_DEFINITION" ? definition.tags : []);
  const enableExecuteCommand = input.enableExecuteCommand ?? false;
  checkTaskRole(enableExecuteCommand, { ...definition.definition, ...overrides }, "task couldn't be started");
  const problem = roleProblem(view, definition.definition, overrides);
  if (problem !== null) throw clientException(problem);
  if (network !== null) needServiceRole(view);
  return {
    definition,
    needs: needsOf(overridden(definition.definition, overrides)),
    group,
    startedBy: input.startedBy ?? null,
    overrides,
    tags: input.enableECSManagedTags === true ? mergedTags(tags, managedTags(clusterArn)) : tags,
    enableExecuteCommand,
    network,
  };
}

function overridesFrom(overrides: TaskOverride, { definition }: TaskDefinitionRow): TaskOverride {
  for (const { name } of overrides.containerOverrides ?? []) {
    // Observed.
    if (definition.containerDefinitions?.some((container) => container.name === name) !== true) {
      throw invalidParameter(`Override for container named ${name ?? ""} is not a container in the TaskDefinition.`);
    }
  }
  // Documented; the wording is assumed.
  if (JSON.stringify(overrides).length > OVERRIDES_LENGTH) {
    throw invalidParameter(`Overrides can have at most ${OVERRIDES_LENGTH} characters.`);
  }
  return overrides;
}
