import type { Context } from "../../kernel/context.ts";
import { authorize } from "../iam/contract.ts";
import { PRINCIPAL } from "./groupSettings.ts";
import type { GroupSettings } from "./tables.ts";
import { notPermitted, type Ending } from "./words.ts";

/** Why a deployment cannot go on that does something in the role of its group; undefined: it may. */
export function mayNot(ctx: Context, { serviceRoleArn: roleArn }: Pick<GroupSettings, "serviceRoleArn">, action: string, resource: string): Ending | undefined {
  return authorize(ctx, { roleArn, sessionName: "AWSCodeDeploy", action, resource }, PRINCIPAL).allowed ? undefined : notPermitted(roleArn, action);
}
