import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import type { Context } from "../../../kernel/context.ts";
import { idOf, parseArn } from "../../../../aws/arn.ts";
import { REGION, ACCOUNT_ID } from "../../../../aws/region.ts";
import { SERVICE_ADDRESS } from "../../ec2/contract.ts";
import { authorize } from "../../iam/contract.ts";
import { hasCredentials, NO_CREDENTIALS } from "../agent/rights.ts";
import { taskReaches } from "../processes/registryWay.ts";
import { taskRolesOf, TASKS_PRINCIPAL } from "../roleRules.ts";
import type { TaskRow } from "../tables.ts";
import type { Beginner } from "./late.ts";

/** A secret that a container has in its environment, or its log driver among its options. */
interface Wanted {
  readonly valueFrom: string;
}

/** Why a secret cannot be read: the name is none, nobody may ask, nobody answers, the answer is no, or the key is not in it. */
export interface SecretTrouble {
  readonly of: "secretsmanager" | "ssm";
  readonly why: "format" | "noCredentials" | "unreachable" | "denied" | "missing" | "refused" | "key";
  /** Its ARN; of a parameter its name. */
  readonly secret: string;
  readonly error: string;
}

/** Why the secrets of a container cannot be read, in the agent's words; null: they can, or it has none. ecs-agent, asmsecret, ssmsecret. */
export function secretProblem(ctx: Context, { task, definition }: Beginner): string | null {
  const troubles = secretTroubles(ctx, task, definition);
  return troubles.length === 0 ? null : [...new Set(troubles.map(inWordsOfAgent))].join(";");
}

/** All that is wrong with the secrets of a container. The parameters, which are read last, are asked for in one call. */
export function secretTroubles(ctx: Context, task: TaskRow, definition: ContainerDefinition): readonly SecretTrouble[] {
  const wanted: readonly Wanted[] = [...(definition.secrets ?? []), ...(definition.logConfiguration?.secretOptions ?? [])];
  const isOfManager = ({ valueFrom }: Wanted) => parseArn(valueFrom)?.service === "secretsmanager";
  const troubles = wanted.filter(isOfManager).flatMap(({ valueFrom }) => troubleOfSecret(ctx, task, valueFrom) ?? []);
  if (troubles.length > 0) return troubles;
  const parameters = [...new Set(wanted.filter((one) => !isOfManager(one)).map(({ valueFrom }) => valueFrom))];
  const trouble = parameters.length === 0 ? null : troubleOfParameters(ctx, task, parameters);
  return trouble === null ? [] : [trouble];
}

function inWordsOfAgent({ of, why, secret, error }: SecretTrouble): string {
  if (why === "noCredentials") return `${of === "ssm" ? "ssm" : "ASM"} secret resource: unable to find execution role credentials`;
  if (of === "ssm") return `fetching secret data from SSM Parameter Store in ${REGION}: ${error}`;
  if (why === "format") return `trying to retrieve secret with value ${secret} resulted in error: ${error}`;
  if (why === "key") return error;
  if (why !== "missing") return `secret ${secret}: ${error}`;
  return `ResourceNotFoundException: The task can't retrieve the secret with ARN '${secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: ${error}`;
}

function troubleOfSecret(ctx: Context, task: TaskRow, valueFrom: string): SecretTrouble | null {
  const { partition = "aws", region = REGION, accountId = ACCOUNT_ID, resource = "" } = parseArn(valueFrom) ?? {};
  const [kind, name = "", jsonKey = "", versionStage = "", versionId = "", ...more] = resource.split(":");
  const parts = resource.split(":").length;
  const of = "secretsmanager";
  if (kind !== "secret" || (parts !== 2 && parts !== 5) || more.length > 0) {
    const error = "an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.";
    return { of, why: "format", secret: valueFrom, error };
  }
  const secret = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`;
  const denied = refusal(ctx, task, { service: of, action: "secretsmanager:GetSecretValue", resource: secret, region });
  if (denied !== null) return { of, secret, ...denied };
  const input = { SecretId: secret, ...(versionStage === "" ? {} : { VersionStage: versionStage }), ...(versionId === "" ? {} : { VersionId: versionId }) };
  const answer = ctx.ask("secretsmanager", "GetSecretValue", input);
  if (!answer.ok) return { of, why: answer.code === "ResourceNotFoundException" ? "missing" : "refused", secret, error: `${answer.code}: ${answer.message}` };
  const value = (answer.output as { readonly SecretString?: string }).SecretString ?? "";
  const error = jsonKey === "" ? null : keyProblem(value, jsonKey);
  return error === null ? null : { of, why: "key", secret, error };
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

function troubleOfParameters(ctx: Context, task: TaskRow, named: readonly string[]): SecretTrouble | null {
  const of = "ssm";
  for (const secret of named) {
    const resource = secret.startsWith("arn:") ? secret : `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter/${secret.replace(/^\//, "")}`;
    const denied = refusal(ctx, task, { service: of, action: "ssm:GetParameters", resource, region: REGION });
    if (denied !== null) return { of, secret, ...denied };
  }
  const [secret = ""] = named;
  const answer = ctx.ask("ssm", "GetParameters", { Names: named, WithDecryption: true });
  if (!answer.ok) return { of, why: "refused", secret, error: `${answer.code}: ${answer.message}` };
  const { InvalidParameters = [] } = answer.output as { readonly InvalidParameters?: readonly string[] };
  return InvalidParameters.length === 0 ? null : { of, why: "missing", secret, error: `invalid parameters: ${InvalidParameters.join(",")}` };
}

interface Request {
  readonly service: "secretsmanager" | "ssm";
  readonly action: string;
  readonly resource: string;
  readonly region: string;
}

/** What is told to who asks in the execution role of the task; null: it may. */
function refusal(ctx: Context, task: TaskRow, { service, action, resource, region }: Request): Pick<SecretTrouble, "why" | "error"> | null {
  const roleArn = taskRolesOf(ctx, task).executionRoleArn;
  const noCredentials = { why: "noCredentials", error: NO_CREDENTIALS } as const;
  if (roleArn === null) return noCredentials;
  if (!taskReaches(ctx, task, { kind: "service", service })) {
    return { why: "unreachable", error: `RequestError: send request failed caused by: Post "https://${service}.${region}.amazonaws.com/": dial tcp ${SERVICE_ADDRESS}:443: i/o timeout` };
  }
  const decision = authorize(ctx, { roleArn, sessionName: idOf(task.taskArn), action, resource }, TASKS_PRINCIPAL);
  if (!hasCredentials(decision)) return noCredentials;
  return decision.allowed ? null : { why: "denied", error: `AccessDeniedException: ${decision.message}` };
}
