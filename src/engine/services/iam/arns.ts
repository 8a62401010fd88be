import { iamArn } from "../../../aws/arn.ts";
import type { InstanceProfileRow, RoleRow } from "./tables.ts";

export const roleArn = ({ path, roleName }: Pick<RoleRow, "path" | "roleName">): string => iamArn(`role${path}${roleName}`);

export const instanceProfileArn = ({ path, instanceProfileName }: Pick<InstanceProfileRow, "path" | "instanceProfileName">): string =>
  iamArn(`instance-profile${path}${instanceProfileName}`);

export const policyArn = (path: string, policyName: string): string => iamArn(`policy${path}${policyName}`);

/** What the ARN of any policy must look like; its parts are the account, the path and the name. */
export const POLICY_ARN = /^arn:aws:iam::(aws|\d{12}):policy((?:\/[\x21-\x7e]+)?\/)([\w+=,.@-]+)$/;
