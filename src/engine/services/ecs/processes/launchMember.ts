import type { TaskOverride } from "../../../../aws/generated/ecs.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Subject } from "../placement/subject.ts";
import type { ContainerInstanceRow, DeploymentRow, Tag, TaskRow } from "../tables.ts";
import { launchTask } from "./launchTask.ts";

/** Launches a task of a service's deployment on the instance that was chosen for it. */
export function launchMember(
  ctx: Context,
  { deployment, subject, instance }: {
    readonly deployment: DeploymentRow;
    readonly subject: Subject;
    readonly instance: ContainerInstanceRow;
  },
): TaskRow {
  return launchTask(ctx, {
    instance,
    definition: subject.definition,
    needs: subject.needs,
    placement: null,
    serviceArn: deployment.serviceArn,
    deploymentId: deployment.deploymentId,
    group: subject.group,
    startedBy: deployment.deploymentId,
    overrides: NO_OVERRIDES,
    tags: NO_TAGS,
    network: deployment.network,
  });
}

// The same for all: a large deployment launches tens of thousands.
const NO_OVERRIDES: TaskOverride = {};
const NO_TAGS: readonly Tag[] = [];
