import type { Context } from "../../../kernel/context.ts";
import { SERVICE_ADDRESS } from "../../ec2/contract.ts";
import { hasCredentials, NO_CREDENTIALS } from "../agent/rights.ts";
import { askForTask, ecrImage } from "../processes/pullRights.ts";
import { taskReaches } from "../processes/registryWay.ts";
import { changeTask, containerDefinitionsOf } from "../processes/taskRows.ts";
import { wakeService } from "../processes/wakeService.ts";
import { logProblem } from "../taskResources/awslogs.ts";
import { secretTroubles } from "../taskResources/secrets.ts";
import { tasks, type TaskRow } from "../tables.ts";

/**
 * What Fargate gets a task before it pulls its images: the token for ECR, secrets, and where it logs to. Without one of
 * them the task is over. Observed wordings.
 */
export function initialize(ctx: Context, taskArn: string): void {
  const task = ctx.need(tasks, taskArn);
  const problem = problemOf(ctx, task);
  if (problem === null) return;
  changeTask(ctx, taskArn, { desiredStatus: "STOPPED", stopCode: "TaskFailedToStart", stoppedReason: `ResourceInitializationError: ${problem}` });
  wakeService(ctx, task.serviceArn);
}

function problemOf(ctx: Context, task: TaskRow): string | null {
  const retrieval = registryProblem(ctx, task) ?? secretsProblem(ctx, task);
  if (retrieval !== null) return `unable to pull secrets or registry auth: execution resource retrieval failed: ${retrieval}`;
  for (const definition of containerDefinitionsOf(ctx, task)) {
    const container = task.containers.find(({ name }) => name === definition.name);
    const problem = container === undefined ? null : logProblem(ctx, { task, container, definition });
    if (problem === null) continue;
    const why = problem === "unreachable" ? "signal: killed" : `create stream has been retried 1 times: ${problem} : exit status 1`;
    return `failed to validate logger args: ${why}`;
  }
  return null;
}

function registryProblem(ctx: Context, task: TaskRow): string | null {
  const [image] = task.containers.flatMap((container) => ecrImage(container.image) ?? []);
  if (image === undefined) return null;
  const retried = (times: number, error: string) => `unable to retrieve ecr registry auth: service call has been retried ${times} time(s): ${error}`;
  if (!taskReaches(ctx, task, { kind: "service", service: "ecr.api" })) {
    return retried(3, `RequestError: send request failed caused by: Post "https://api.ecr.${image.region}.amazonaws.com/": dial tcp ${SERVICE_ADDRESS}:443: i/o timeout`);
  }
  const token = askForTask(ctx, task, { action: "ecr:GetAuthorizationToken", resource: "*" });
  if (!hasCredentials(token)) return retried(3, NO_CREDENTIALS);
  return token.allowed ? null : retried(1, `AccessDeniedException: ${token.message}`);
}

function secretsProblem(ctx: Context, task: TaskRow): string | null {
  for (const definition of containerDefinitionsOf(ctx, task)) {
    const [trouble] = secretTroubles(ctx, task, definition);
    if (trouble === undefined) continue;
    const { of, why, secret } = trouble;
    const [times, error] = why === "unreachable" ? [5, NO_ANSWER] : [1, trouble.error];
    const unable = of === "secretsmanager" ? "unable to retrieve secret from asm" : "unable to retrieve secrets from ssm";
    if (why === "format" || why === "key") return `${unable}: ${error}`;
    const fetching = of === "secretsmanager" ? `failed to fetch secret ${secret} from secrets manager: ` : "";
    return `${unable}: service call has been retried ${times} time(s): ${fetching}${error}`;
  }
  return null;
}

const NO_ANSWER = "RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.";
