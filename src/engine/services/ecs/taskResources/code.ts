import { wakeService } from "../processes/wakeService.ts";
import { changeContainer, changeTask } from "../processes/taskRows.ts";
import { beginLogging } from "./awslogs.ts";
import type { Prepare } from "./late.ts";
import { secretProblem } from "./secrets.ts";

/** Secrets are read before a container is created, its log stream is opened as it starts. */
export const taskResourcesCode: Prepare = (ctx, beginner) => {
  const { task, container } = beginner;
  const { taskArn } = task;
  // ecs-agent: a resource of a task that cannot be had ends the whole task, in its own words.
  const stoppedReason = secretProblem(ctx, beginner);
  if (stoppedReason !== null) {
    changeTask(ctx, taskArn, { desiredStatus: "STOPPED", stopCode: "TaskFailedToStart", stoppedReason });
    wakeService(ctx, task.serviceArn);
    return false;
  }
  const reason = beginLogging(ctx, beginner);
  if (reason === null) return true;
  const { containerArn } = container;
  changeContainer(ctx, { containerArn, taskArn }, { lastStatus: "STOPPED", gone: true, stoppedAt: ctx.now, reason });
  return false;
};
