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

const updateOf = (resource: string) => ({ roleArn: ROLE_ARN, sessionName: "AutoScaling-UpdateDesiredCapacity", action: "ecs:UpdateService", resource });

/** Why alarms may not be managed in the role; undefined: they may. Only looks. */
export function mayNotManageAlarms(view: View, action: string): string | undefined {
  const decision = decide(view, { roleArn: ROLE_ARN, sessionName: "AutoScaling-ManageAlarms", action, resource: "*" }, PRINCIPAL);
  return decision.allowed ? undefined : decision.message;
}

/** Why a service may not be updated in the role; undefined: it may. */
export function mayNotUpdate(ctx: Context, serviceArn: string): string | undefined {
  const decision = authorize(ctx, updateOf(serviceArn), PRINCIPAL);
  return decision.allowed ? undefined : decision.message;
}

/** The same for who only wants to know. */
export function wouldNotUpdate(view: View, serviceArn: string): string | undefined {
  const decision = decide(view, updateOf(serviceArn), PRINCIPAL);
  return decision.allowed ? undefined : decision.message;
}
