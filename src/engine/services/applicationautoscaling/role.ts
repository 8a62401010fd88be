import { iamArn } from "../../../aws/arn.ts";
import { assert } from "../../../lib/assert.ts";
import type { Context, View } from "../../kernel/context.ts";
import { authorize, decide, findRole } from "../iam/contract.ts";

const PRINCIPAL = "ecs.application-autoscaling.amazonaws.com";

/** The role in which services are scaled. Application Auto Scaling guide, "Service-linked roles". */
export const ROLE_ARN = iamArn(`role/aws-service-role/${PRINCIPAL}/AWSServiceRoleForApplicationAutoScaling_ECSService`);

/** Makes the role if it is not there. */
export function haveRole(ctx: Context): void {
  if (findRole(ctx, ROLE_ARN) !== undefined) return;
  const answer = ctx.call("iam", "CreateServiceLinkedRole", { AWSServiceName: PRINCIPAL });
  assert(answer.ok, "a service-linked role can be made");
}

interface Wish {
  readonly action: string;
  readonly resource: string;
}

/** Why alarms may not be managed in the role; undefined: they may. Only looks. */
export function mayNotManageAlarms(view: View, action: string): string | undefined {
  const decision = decide(view, { roleArn: ROLE_ARN, sessionName: "AutoScaling-ManageAlarms", action, resource: "*" }, PRINCIPAL);
  return decision.allowed ? undefined : decision.message;
}

/** Why a service may not be updated in the role; undefined: it may. */
export function mayNotUpdate(ctx: Context, wish: Wish): string | undefined {
  const decision = authorize(ctx, { roleArn: ROLE_ARN, sessionName: "AutoScaling-UpdateDesiredCapacity", ...wish }, PRINCIPAL);
  return decision.allowed ? undefined : decision.message;
}
