import { call } from "../../../aws/generated/api.ts";
import { computedDesiredCount } from "../../../aws/rules/setSize.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { counted } from "../../../lib/plural.ts";
import { nameIn } from "../../store/names.ts";
import { askedFor, type PendingRevision } from "../../store/pendingRevision.ts";
import type { Tables } from "../../store/replica.ts";
import type { Balancing } from "../BalancingFields.tsx";
import { definitionChoices, NO_GROUP } from "../choices.ts";
import { networkOf } from "../networkDraft.ts";
import { type Capacity, launchOf, usualCapacity } from "../runsOn.ts";

type Service = Rows["ecs.services"];

/** What a form holds of a task set beside its task definition and how it is reached; null in a number means an empty field. */
export interface TaskSetDraft extends Capacity {
  /** Percent of the service's desired count. */
  readonly scale: number | null;
  /** Empty: none. */
  readonly externalId: string;
}

/** The definition a form begins with: the newest revision of what the primary set runs, else the first there is. */
export function definitionToBegin({ taskDefinitionArn }: Service, tables: Tables): string {
  const choices = definitionChoices(tables);
  const family = tables["ecs.taskDefinitions"].get(taskDefinitionArn)?.family;
  const same = choices.find(({ value }) => tables["ecs.taskDefinitions"].get(value)?.family === family);
  return (same ?? choices[0])?.value ?? "";
}

/** What a form begins with: all of the service's tasks, where the definition was made to run. */
export function taskSetDraftFor(definitionArn: string, tables: Tables): TaskSetDraft {
  return { scale: 100, externalId: "", ...usualCapacity(tables["ecs.taskDefinitions"].get(definitionArn), tables) };
}

/** `ceil(4 × 30 %) = 2 tasks` */
export function scaleWords({ desiredCount }: Pick<Service, "desiredCount">, scale: number): string {
  return `ceil(${desiredCount} × ${scale} %) = ${counted(computedDesiredCount({ desiredCount }, scale), "task")}`;
}

export interface TaskSetParts {
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly draft: TaskSetDraft;
  readonly balancing: Pick<Balancing, "targetGroupArn" | "port">;
  readonly revision: PendingRevision | null;
}

/** CreateTaskSet; null while something is missing. */
export function createTaskSetCall({ clusterArn, serviceName }: Service, { definition, draft, balancing: { targetGroupArn, port }, revision }: TaskSetParts): Call | null {
  const { scale, externalId, network } = draft;
  const isBalanced = targetGroupArn !== NO_GROUP;
  if (definition === undefined || scale === null || (isBalanced && port === undefined)) return null;
  return call("ecs", "CreateTaskSet", {
    cluster: nameIn(clusterArn),
    service: serviceName,
    taskDefinition: askedFor(nameIn(definition.taskDefinitionArn), revision),
    ...launchOf(draft),
    scale: { unit: "PERCENT", value: scale },
    ...(externalId.trim() === "" ? {} : { externalId: externalId.trim() }),
    ...(isBalanced ? { loadBalancers: [{ targetGroupArn, ...port }] } : {}),
    ...networkOf(network, definition),
  });
}
