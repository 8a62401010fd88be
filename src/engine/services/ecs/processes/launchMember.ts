import type { TaskOverride } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { Subject } from "../placement/subject.ts";
import { managedTags, mergedTags } from "../tags.ts";
import { services, type ContainerInstanceRow, type DeploymentRow, type ServiceRow, type Tag, type TaskRow } from "../tables.ts";
import { launchTask, type Launch } from "./launchTask.ts";

/** Launches a task of a service's deployment on the instance that was chosen for it. */
export function launchMember(
  ctx: Context,
  { deployment, subject, instance }: {
    readonly deployment: DeploymentRow;
    readonly subject: Subject;
    readonly instance: ContainerInstanceRow;
  },
): TaskRow {
  return launchTask(ctx, instance, memberOf(ctx, deployment, subject));
}

/** What tasks of a deployment are like that start at the same time: all alike. */
export function memberOf(view: View, { serviceArn, deploymentId, network }: DeploymentRow, subject: Subject): Launch {
  const service = view.need(services, serviceArn);
  return {
    definition: subject.definition,
    needs: subject.needs,
    placement: null,
    serviceArn,
    deploymentId,
    group: subject.group,
    startedBy: deploymentId,
    overrides: NO_OVERRIDES,
    tags: tagsFor(service, subject),
    enableExecuteCommand: service.echo.enableExecuteCommand,
    network,
  };
}

/** Tags are copied when the task starts: those that the service or the definition get later are theirs alone. */
function tagsFor({ clusterArn, serviceName, tags, echo }: ServiceRow, { definition }: Subject): readonly Tag[] {
  const { propagateTags, enableECSManagedTags } = echo;
  if (propagateTags === "NONE" && !enableECSManagedTags) return NO_TAGS;
  const propagated = propagateTags === "SERVICE" ? tags : propagateTags === "TASK_DEFINITION" ? definition.tags : NO_TAGS;
  return enableECSManagedTags ? mergedTags(propagated, managedTags(clusterArn, serviceName)) : propagated;
}

// The same for all: a large deployment launches tens of thousands.
const NO_OVERRIDES: TaskOverride = {};
const NO_TAGS: readonly Tag[] = [];
