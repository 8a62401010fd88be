import { idOf } from "../../../../aws/arn.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { SERVICE_ADDRESS } from "../../ec2/contract.ts";
import { logGroupExists, openStream } from "../../logs/contract.ts";
import { hasCredentials, NO_CREDENTIALS } from "../agent/rights.ts";
import { askForTask } from "../processes/pullRights.ts";
import { taskReaches } from "../processes/registryWay.ts";
import { loadBalancersOf } from "../processes/targets.ts";
import { machineOf } from "../processes/taskRows.ts";
import type { TaskRow } from "../tables.ts";
import type { Beginner } from "./late.ts";

/** Where a container of the log driver awslogs writes. */
interface Destination {
  readonly region: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Docker makes the group when it is missing. */
  readonly createsGroup: boolean;
}

/** Why a container cannot log, before it is tried; null: it can, or does not. */
export function logProblem(ctx: Context, beginner: Beginner): string | null {
  const to = destinationOf(beginner);
  if (to === null || to.region !== REGION) return null;
  return reachesLogs(ctx, beginner.task) ? problemOf(ctx, beginner.task, to) : "unreachable";
}

/** Opens the log stream of a container, if it is to have one. Answers why Docker cannot start it; null: it can. */
export function beginLogging(ctx: Context, beginner: Beginner): string | null {
  const to = destinationOf(beginner);
  // What another Region has is not simulated: it is taken to be there, and its lines cannot be read here.
  if (to === null || to.region !== REGION) return null;
  const { task, container, definition } = beginner;
  const problem = problemOf(ctx, task, to);
  // Docker's words, in those of ecs-agent.
  if (problem !== null) return `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: ${problem}`;
  const { logGroupName, logStreamName } = to;
  openStream(ctx, {
    containerArn: container.containerArn,
    logGroupName,
    logStreamName,
    instanceId: machineOf(ctx, task),
    image: container.image,
    ports: (definition.portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []),
    targetGroupArn: loadBalancersOf(ctx, task).find(({ containerName }) => containerName === container.name)?.targetGroupArn ?? null,
    // Docker asks for this only when it has lines to send: who may not, runs on, and its lines are lost.
    mayPut: refusal(ctx, task, "logs:PutLogEvents", streamArn(to)) === null,
  });
  return null;
}

function destinationOf({ task, container, definition }: Beginner): Destination | null {
  const { logDriver, options = {} } = definition.logConfiguration ?? {};
  if (logDriver !== "awslogs") return null;
  const prefix = options["awslogs-stream-prefix"];
  // ECS API, LogConfiguration; without a prefix the stream has the container's id in Docker, of 64 digits (here its own, twice).
  const dockerId = idOf(container.containerArn).replaceAll("-", "").repeat(2);
  return {
    region: options["awslogs-region"] ?? REGION,
    logGroupName: options["awslogs-group"] ?? "",
    logStreamName: prefix === undefined ? dockerId : `${prefix}/${container.name}/${idOf(task.taskArn)}`,
    createsGroup: /^(?:1|t|true)$/i.test(options["awslogs-create-group"] ?? ""),
  };
}

/** moby, daemon/logger/awslogs: the stream is made first, and the group only when it turns out to be missing. */
function problemOf(ctx: Context, task: TaskRow, to: Destination): string | null {
  const noStream = (error: string) => `failed to create Cloudwatch log stream: ${error}`;
  if (!reachesLogs(ctx, task)) {
    return noStream(`RequestError: send request failed caused by: Post "https://logs.${to.region}.amazonaws.com/": dial tcp ${SERVICE_ADDRESS}:443: i/o timeout`);
  }
  const error = refusal(ctx, task, "logs:CreateLogStream", streamArn(to));
  if (error !== null) return noStream(error);
  if (logGroupExists(ctx, to.logGroupName)) return null;
  if (!to.createsGroup) return noStream("ResourceNotFoundException: The specified log group does not exist.");
  const groupError = refusal(ctx, task, "logs:CreateLogGroup", groupArn(to)) ?? createGroup(ctx, to);
  return groupError === null ? null : `failed to create Cloudwatch log group: ${groupError}`;
}

const reachesLogs = (ctx: Context, task: TaskRow): boolean => taskReaches(ctx, task, { kind: "service", service: "logs" });

function createGroup(ctx: Context, { logGroupName }: Destination): string | null {
  const answer = ctx.call("logs", "CreateLogGroup", { logGroupName });
  return answer.ok ? null : `${answer.code}: ${answer.message}`;
}

/** In the execution role if there is one: so ecs-init sets ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE. */
function refusal(ctx: Context, task: TaskRow, action: string, resource: string): string | null {
  const decision = askForTask(ctx, task, { action, resource });
  if (!hasCredentials(decision)) return NO_CREDENTIALS;
  return decision.allowed ? null : `AccessDeniedException: ${decision.message}`;
}

const groupArn = ({ region, logGroupName }: Destination): string => `arn:aws:logs:${region}:${ACCOUNT_ID}:log-group:${logGroupName}`;
const streamArn = (to: Destination): string => `${groupArn(to)}:log-stream:${to.logStreamName}`;
