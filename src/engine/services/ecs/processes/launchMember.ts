import type { Context } from "../../../kernel/context.ts";
import type { Subject } from "../placement/subject.ts";
import type { ContainerInstanceRow, DeploymentRow, TaskRow } from "../tables.ts";
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
    overrides: {},
    tags: [],
    network: deployment.network,
  });
}
