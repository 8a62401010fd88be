import { call } from "../../../aws/generated/api.ts";
import { iamArn } from "../../../aws/arn.ts";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import type { Call } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { roleArnOf, roleNamed } from "../../graph/lens/roleFacts.ts";
import type { Tables } from "../../store/replica.ts";
import type { SelectOption } from "../../ui/Select.tsx";

/** The choice of a role that is yet to be made. */
export const NEW_ROLE = "";

/** A role as the guides have it: its name, who acts in it, and what lets it. */
export interface UsualRole {
  readonly name: string;
  readonly principal: string;
  readonly allow: (RoleName: string) => Call;
}

const attached = (policy: string) => (RoleName: string) => call("iam", "AttachRolePolicy", { RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` });

/** ECS guide, "Amazon ECS infrastructure IAM role for load balancers". */
export const INFRASTRUCTURE_ROLE: UsualRole = { name: "ecsInfrastructureRoleForLoadBalancers", principal: "ecs.amazonaws.com", allow: attached("AmazonECSInfrastructureRolePolicyForLoadBalancers") };

/**
 * ECS guide, "Amazon ECS infrastructure IAM role". It attaches AmazonECSInfrastructureRolePolicyForManagedInstances, of which
 * only that it passes roles called ecsInstanceRole and more is documented here: the other statements are assumed.
 */
export const MANAGED_INSTANCES_ROLE: UsualRole = {
  name: "ecsInfrastructureRole",
  principal: "ecs.amazonaws.com",
  allow: (RoleName) => {
    const Statement = [
      { Effect: "Allow", Action: ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateTags", "ec2:Describe*", "ec2:RunInstances", "ec2:TerminateInstances"], Resource: "*" },
      { Effect: "Allow", Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/ecsInstanceRole*" },
    ];
    return call("iam", "PutRolePolicy", { RoleName, PolicyName: "manage-instances", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }) });
  },
};

/** ECS guide, "Permissions required for Lambda functions in Amazon ECS blue/green deployments". */
export const HOOK_ROLE: UsualRole = {
  name: "ecsLifecycleHookRole",
  principal: "ecs.amazonaws.com",
  allow: (RoleName) => {
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" }] });
    return call("iam", "PutRolePolicy", { RoleName, PolicyName: "invoke-functions", PolicyDocument });
  },
};

/** ECS guide, "Amazon ECS CodeDeploy IAM role". */
export const CODE_DEPLOY_ROLE: UsualRole = { name: "ecsCodeDeployRole", principal: "codedeploy.amazonaws.com", allow: attached("AWSCodeDeployRoleForECS") };

export const madeRoleArn = ({ name }: UsualRole): string => iamArn(`role/${name}`);

/** The calls that make it; none where it is there. */
export function roleCalls({ name, principal, allow }: UsualRole, tables: Pick<Tables, "iam.roles">): readonly Call[] {
  if (roleNamed(name, tables) !== undefined) return [];
  return [call("iam", "CreateRole", { RoleName: name, AssumeRolePolicyDocument: trustPolicy(principal) }), allow(name)];
}

/** The roles that the service may act in, and the usual one where it is missing. */
export function roleChoices(usual: UsualRole, tables: Pick<Tables, "iam.roles">): readonly SelectOption[] {
  const rows = [...tables["iam.roles"].values()].filter(({ assumeRolePolicyDocument, path }) => assumeRolePolicyDocument.includes(usual.principal) && !path.startsWith("/aws-service-role/"));
  const made = roleNamed(usual.name, tables) === undefined ? [{ value: NEW_ROLE, label: `A new one, ${usual.name}` }] : [];
  return [...made, ...rows.toSorted(by((row) => row.roleName)).map((row) => ({ value: roleArnOf(row), label: row.roleName }))];
}

/** What a form begins with: the usual role, there or yet to be made. */
export function usualRoleArn(usual: UsualRole, tables: Pick<Tables, "iam.roles">): string {
  const row = roleNamed(usual.name, tables);
  return row === undefined ? NEW_ROLE : roleArnOf(row);
}
