import { ACCOUNT_ID } from "../../../aws/region.ts";
import type { InstanceProfileRow, RoleRow } from "./tables.ts";

export const roleArn = ({ path, roleName }: Pick<RoleRow, "path" | "roleName">): string => iam(`role${path}${roleName}`);

export const instanceProfileArn = ({ path, instanceProfileName }: Pick<InstanceProfileRow, "path" | "instanceProfileName">): string =>
  iam(`instance-profile${path}${instanceProfileName}`);

export const policyArn = (path: string, policyName: string): string => iam(`policy${path}${policyName}`);

/** The ARN of a policy that AWS keeps for everybody. */
export const awsPolicyArn = (path: string, policyName: string): string => `arn:aws:iam::aws:policy${path}${policyName}`;

/** What the ARN of any policy must look like; its parts are the account, the path and the name. */
export const POLICY_ARN = /^arn:aws:iam::(aws|\d{12}):policy((?:\/[\x21-\x7e]+)?\/)([\w+=,.@-]+)$/;

const iam = (resource: string): string => `arn:aws:iam::${ACCOUNT_ID}:${resource}`;
