import type { Context } from "../../../kernel/context.ts";
import { idOf, parseArn } from "../../../../aws/arn.ts";
import { REGION, ACCOUNT_ID } from "../../../../aws/region.ts";
import { SERVICE_ADDRESS } from "../../ec2/contract.ts";
import { authorize } from "../../iam/contract.ts";
import { hasCredentials } from "../agent/rights.ts";
import { hasWayTo } from "../agent/way.ts";
import { ec2InstanceOf } from "../processes/taskRows.ts";
import { taskRolesOf, TASKS_PRINCIPAL } from "../roleRules.ts";
import type { TaskRow } from "../tables.ts";
import type { Beginner } from "./late.ts";

/** A secret that a container has in its environment, or its log driver among its options. */
interface Wanted {
  readonly valueFrom: string;
}

/** Why the secrets of a container cannot be read; null: they can, or it has none. ecs-agent, asmsecret, ssmsecret. */
export function secretProblem(ctx: Context, { task, definition }: Beginner): string | null {
  const wanted: readonly Wanted[] = [...(definition.secrets ?? []), ...(definition.logConfiguration?.secretOptions ?? [])];
  const isOfManager = ({ valueFrom }: Wanted) => parseArn(valueFrom)?.service === "secretsmanager";
  const problems = wanted.filter(isOfManager).flatMap(({ valueFrom }) => problemOfSecret(ctx, task, valueFrom) ?? []);
  // The agent reads a secret that stands there twice once.
  if (problems.length > 0) return [...new Set(problems)].join(";");
  const parameters = [...new Set(wanted.filter((one) => !isOfManager(one)).map(({ valueFrom }) => valueFrom))];
  return parameters.length === 0 ? null : problemOfParameters(ctx, task, parameters);
}

function problemOfSecret(ctx: Context, task: TaskRow, valueFrom: string): string | null {
  const { partition = "aws", region = REGION, accountId = ACCOUNT_ID, resource = "" } = parseArn(valueFrom) ?? {};
  const [kind, name = "", jsonKey = "", versionStage = "", versionId = "", ...more] = resource.split(":");
  const parts = resource.split(":").length;
  if (kind !== "secret" || (parts !== 2 && parts !== 5) || more.length > 0) {
    const error = "an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.";
    return `trying to retrieve secret with value ${valueFrom} resulted in error: ${error}`;
  }
  const arn = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`;
  const denied = refusal(ctx, task, { service: "secretsmanager", action: "secretsmanager:GetSecretValue", resource: arn, region });
  if (denied === "noCredentials") return "ASM secret resource: unable to find execution role credentials";
  if (denied !== null) return `secret ${arn}: ${denied}`;
  const input = { SecretId: arn, ...(versionStage === "" ? {} : { VersionStage: versionStage }), ...(versionId === "" ? {} : { VersionId: versionId }) };
  const answer = ctx.call("secretsmanager", "GetSecretValue", input);
  if (!answer.ok) return secretError(arn, answer);
  const value = (answer.output as { readonly SecretString?: string }).SecretString ?? "";
  return jsonKey === "" ? null : keyProblem(value, jsonKey);
}

function secretError(arn: string, { code, message }: { readonly code: string; readonly message: string }): string {
  const error = `${code}: ${message}`;
  if (code !== "ResourceNotFoundException") return `secret ${arn}: ${error}`;
  return `ResourceNotFoundException: The task can't retrieve the secret with ARN '${arn}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: ${error}`;
}

function keyProblem(value: string, jsonKey: string): string | null {
  let read: unknown;
  try {
    read = JSON.parse(value);
  } catch {
    // What Go's encoding/json says of text that is no JSON.
    return `invalid character '${value.trimStart().charAt(0)}' looking for beginning of value`;
  }
  const has = typeof read === "object" && read !== null && !Array.isArray(read) && Object.hasOwn(read, jsonKey);
  return has ? null : `retrieved secret from Secrets Manager did not contain json key ${jsonKey}`;
}

function problemOfParameters(ctx: Context, task: TaskRow, named: readonly string[]): string | null {
  const fetching = `fetching secret data from SSM Parameter Store in ${REGION}: `;
  for (const name of named) {
    const resource = name.startsWith("arn:") ? name : `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter/${name.replace(/^\//, "")}`;
    const denied = refusal(ctx, task, { service: "ssm", action: "ssm:GetParameters", resource, region: REGION });
    if (denied === "noCredentials") return "ssm secret resource: unable to find execution role credentials";
    if (denied !== null) return fetching + denied;
  }
  const answer = ctx.call("ssm", "GetParameters", { Names: named, WithDecryption: true });
  if (!answer.ok) return `${fetching}${answer.code}: ${answer.message}`;
  const { InvalidParameters = [] } = answer.output as { readonly InvalidParameters?: readonly string[] };
  return InvalidParameters.length === 0 ? null : `${fetching}invalid parameters: ${InvalidParameters.join(",")}`;
}

interface Request {
  readonly service: "secretsmanager" | "ssm";
  readonly action: string;
  readonly resource: string;
  readonly region: string;
}

/** What the agent is told when it asks in the execution role of the task; null: it may. */
function refusal(ctx: Context, task: TaskRow, { service, action, resource, region }: Request): string | null {
  const roleArn = taskRolesOf(ctx, task).executionRoleArn;
  if (roleArn === null) return "noCredentials";
  if (!hasWayTo(ctx, ec2InstanceOf(ctx, task), service)) {
    return `RequestError: send request failed caused by: Post "https://${service}.${region}.amazonaws.com/": dial tcp ${SERVICE_ADDRESS}:443: i/o timeout`;
  }
  const decision = authorize(ctx, { roleArn, sessionName: idOf(task.taskArn), action, resource }, TASKS_PRINCIPAL);
  if (!hasCredentials(decision)) return "noCredentials";
  return decision.allowed ? null : `AccessDeniedException: ${decision.message}`;
}
