import type { TaskDefinition, TaskOverride } from "../../../aws/generated/ecs.ts";
import { iamArn } from "../../../aws/arn.ts";
import type { Context, View } from "../../kernel/context.ts";
import { authorize, canAssume, isNobody, type Decision } from "../iam/contract.ts";
import { invalidParameter } from "./refusals.ts";
import { taskDefinitions, type TaskRow } from "./tables.ts";

/** Who the agent and Docker are in the role of a task. */
export const TASKS_PRINCIPAL = "ecs-tasks.amazonaws.com";

const SERVICE_ROLE = iamArn("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
const ECS = "ecs.amazonaws.com";

/** Observed. */
const NO_SERVICE_ROLE = "Unable to assume the service linked role. Please verify that the ECS service linked role exists.";

/** Refuses what ECS does in its own role, when it has none. */
export function needServiceRole(view: View): void {
  if (!canAssume(view, SERVICE_ROLE, ECS)) throw invalidParameter(NO_SERVICE_ROLE);
}

/** Why ECS may not do something, and of which of the two sides of a role that is. */
export interface EcsRefusal {
  readonly message: string;
  readonly about: "iamTrust" | "iamPolicies";
}

/** What ECS is told when it asks in its own role, or in the one that its service names; null: it may. */
export function refusalToEcs(ctx: Context, { action, resource, role }: { readonly action: string; readonly resource: string; readonly role: string | null }): EcsRefusal | null {
  const decision: Decision = authorize(ctx, { roleArn: roleArnOf(role ?? undefined) ?? SERVICE_ROLE, sessionName: "ecs-service-scheduler", action, resource }, ECS);
  if (decision.allowed) return null;
  // Of a role that is named, the wording is assumed.
  if (isNobody(decision)) return { message: role === null ? NO_SERVICE_ROLE : `Unable to assume role ${role}.`, about: "iamTrust" };
  return { message: decision.message, about: "iamPolicies" };
}

/** The roles that a task has: what its definition says, if the task itself says nothing else. */
export type TaskRoles = Pick<TaskDefinition, "taskRoleArn" | "executionRoleArn">;

/** Why no task can be launched with these roles; null: they can all be assumed. ECS guide, "Service event messages". */
export function roleProblem(view: View, definition: TaskRoles, overrides: Pick<TaskOverride, "taskRoleArn" | "executionRoleArn"> = {}): string | null {
  for (const name of ["taskRoleArn", "executionRoleArn"] as const) {
    const role = roleArnOf(overrides[name] ?? definition[name]);
    if (role === null || canAssume(view, role, TASKS_PRINCIPAL)) continue;
    return `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  }
  return null;
}

/** ECS API, TaskDefinition: the name of a role will do. null: none is given. */
export function roleArnOf(role: string | undefined): string | null {
  if (role === undefined || role === "") return null;
  return role.startsWith("arn:") ? role : iamArn(`role/${role}`);
}

/** The roles of a task, as their ARNs. What it was started with counts more than what its definition says. */
export function taskRolesOf(view: View, { overrides, taskDefinitionArn }: TaskRow): { readonly taskRoleArn: string | null; readonly executionRoleArn: string | null } {
  const { definition } = view.need(taskDefinitions, taskDefinitionArn);
  const own: TaskRoles = overrides;
  return { taskRoleArn: roleArnOf(own.taskRoleArn ?? definition.taskRoleArn), executionRoleArn: roleArnOf(own.executionRoleArn ?? definition.executionRoleArn) };
}

/** The ARNs of the roles that the tasks of a definition have. */
export function rolesOfDefinition(view: View, taskDefinitionArn: string): readonly string[] {
  const { taskRoleArn, executionRoleArn } = view.need(taskDefinitions, taskDefinitionArn).definition;
  return [taskRoleArn, executionRoleArn].flatMap((role) => roleArnOf(role) ?? []);
}
