import { awsPolicyArn } from "../../../aws/arn.ts";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import type { Context } from "../../kernel/context.ts";
import { iamId } from "./ids.ts";
import { SESSION_SECONDS } from "./limits.ts";
import { instanceProfiles, keyOf, roles, type RoleRow } from "./tables.ts";

/**
 * What an account has that ran ECS before, as course material takes it for granted: the service-linked role of ECS,
 * the role of container instances with its instance profile, and the task execution role. For time 0.
 */
export function seedUsualRoles(ctx: Context): void {
  insertRole(ctx, {
    roleName: "AWSServiceRoleForECS",
    path: "/aws-service-role/ecs.amazonaws.com/",
    description: "Role to enable Amazon ECS to manage your cluster.",
    principal: "ecs.amazonaws.com",
    policyArn: awsPolicyArn("/aws-service-role/", "AmazonECSServiceRolePolicy"),
  });
  const { roleKey, roleName } = insertRole(ctx, {
    roleName: "ecsInstanceRole",
    path: "/",
    description: null,
    principal: "ec2.amazonaws.com",
    policyArn: awsPolicyArn("/service-role/", "AmazonEC2ContainerServiceforEC2Role"),
  });
  ctx.insert(instanceProfiles, {
    profileKey: keyOf(roleName),
    instanceProfileName: roleName,
    path: "/",
    instanceProfileId: iamId(ctx, "AIPA"),
    roleKey,
    tags: [],
    createdTime: ctx.now,
  });
  insertRole(ctx, {
    roleName: "ecsTaskExecutionRole",
    path: "/",
    description: null,
    principal: "ecs-tasks.amazonaws.com",
    policyArn: awsPolicyArn("/service-role/", "AmazonECSTaskExecutionRolePolicy"),
  });
}

interface ServiceRole extends Pick<RoleRow, "roleName" | "path" | "description"> {
  /** The service that may assume it. */
  readonly principal: string;
  /** null: none. */
  readonly policyArn: string | null;
}

/** A role that one service assumes, with one policy of AWS at most. */
export function insertRole(ctx: Context, { roleName, path, description, principal, policyArn }: ServiceRole): RoleRow {
  return ctx.insert(roles, {
    roleKey: keyOf(roleName),
    roleName,
    path,
    roleId: iamId(ctx, "AROA"),
    description,
    assumeRolePolicyDocument: trustPolicy(principal),
    maxSessionSeconds: SESSION_SECONDS,
    permissionsBoundaryArn: null,
    attachedPolicyArns: policyArn === null ? [] : [policyArn],
    inlinePolicies: [],
    tags: [],
    createdTime: ctx.now,
  });
}
