import type { Context } from "../../kernel/context.ts";
import { authorize, type Ask } from "../iam/contract.ts";
import { PRINCIPAL } from "./groupSettings.ts";
import type { GroupSettings } from "./tables.ts";
import { notPermitted, type Ending } from "./words.ts";

/** Why a deployment cannot go on that does something in the role of its group; undefined: it may. */
export function mayNot(ctx: Context, { serviceRoleArn: roleArn }: Pick<GroupSettings, "serviceRoleArn">, action: string, resource: string, context: Ask["context"] = {}): Ending | undefined {
  return authorize(ctx, { roleArn, sessionName: "AWSCodeDeploy", action, resource, context }, PRINCIPAL).allowed ? undefined : notPermitted(roleArn, action);
}

/** The same for the roles that tasks are to have: who makes tasks with a role must be allowed to hand it to them. IAM guide, "iam:PassRole". */
export function mayNotPass(ctx: Context, group: Pick<GroupSettings, "serviceRoleArn">, roleArns: readonly string[]): Ending | undefined {
  for (const roleArn of roleArns) {
    const denied = mayNot(ctx, group, "iam:PassRole", roleArn, { "iam:PassedToService": "ecs-tasks.amazonaws.com" });
    if (denied !== undefined) return denied;
  }
  return undefined;
}
