import { ACCOUNT_ID } from "../../../../aws/region.ts";
import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { authorize, type Decision } from "../../iam/contract.ts";
import { askAsInstance, hasCredentials, NO_CREDENTIALS } from "../agent/rights.ts";
import { taskRolesOf, TASKS_PRINCIPAL } from "../roleRules.ts";
import type { TaskRow } from "../tables.ts";
import { machineOf } from "./taskRows.ts";

/**
 * Why an image may not be pulled: ECR asks for rights, public registries do not. The task's execution role asks if it
 * has one (ecs-agent, ShouldPullWithExecutionRole), else the instance. null: it may.
 */
export function pullRefusal(ctx: Context, task: TaskRow, image: string): string | null {
  const found = ecrImage(image);
  if (found === null) return null;
  const token = ask(ctx, task, "ecr:GetAuthorizationToken", "*");
  if (!hasCredentials(token)) return `CannotPullECRContainerError: ${NO_CREDENTIALS}`;
  if (!token.allowed) return `CannotPullECRContainerError: AccessDeniedException: ${token.message}`;
  for (const action of ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]) {
    const decision = ask(ctx, task, action, found.arn);
    if (decision === null || decision.allowed) continue;
    // ecs-agent, errormessages.
    const denied = `Error response from daemon: pull access denied for ${image.split(/[:@]/, 1)[0]}: denied: ${decision.message}`;
    return `CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. ${denied}`;
  }
  return null;
}

/** Where an image of ECR lies; null: it is none of ECR's. */
export function ecrImage(image: string): { readonly region: string; readonly arn: string } | null {
  const [, account = ACCOUNT_ID, region = "", repository] = ECR_IMAGE.exec(image) ?? [];
  return repository === undefined ? null : { region, arn: `arn:aws:ecr:${region}:${account}:repository/${repository}` };
}

const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/;

/** In the execution role of a task, or in that of its instance. null: it has none. */
export function askForTask(ctx: Context, task: TaskRow, wanted: { readonly action: string; readonly resource: string }): Decision | null {
  const roleArn = taskRolesOf(ctx, task).executionRoleArn;
  if (roleArn === null) return askAsInstance(ctx, machineOf(ctx, task), wanted);
  return authorize(ctx, { roleArn, sessionName: idOf(task.taskArn), ...wanted }, TASKS_PRINCIPAL);
}

const ask = (ctx: Context, task: TaskRow, action: string, resource: string) => askForTask(ctx, task, { action, resource });
