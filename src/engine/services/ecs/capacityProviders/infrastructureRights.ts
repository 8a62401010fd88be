import { instanceArn } from "../../../../aws/arn.ts";
import type { ManagedInstancesProvider } from "../../../../aws/generated/ecs.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { authorize, isNobody, roleOfProfile } from "../../iam/contract.ts";

interface Wanted {
  readonly action: string;
  readonly resource: string;
}

/** Why ECS may not launch an instance in the infrastructure role of a capacity provider; null: it may. ECS guide, "Amazon ECS infrastructure IAM role"; which calls these are is assumed. */
export function refusedLaunch(ctx: Context, { infrastructureRoleArn: roleArn = "", instanceLaunchTemplate }: ManagedInstancesProvider): string | null {
  const passed = roleOfProfile(ctx, instanceLaunchTemplate?.ec2InstanceProfileArn ?? "");
  const asked = [
    { action: "ec2:CreateFleet", resource: `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:fleet/*` },
    { action: "ec2:RunInstances", resource: instanceArn("*") },
    ...(passed === null ? [] : [{ action: "iam:PassRole", resource: passed }]),
  ];
  for (const wanted of asked) {
    const refusal = refusalIn(ctx, roleArn, wanted);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Whether ECS may terminate an instance in the infrastructure role. */
export const mayTerminate = (ctx: Context, { infrastructureRoleArn: roleArn = "" }: ManagedInstancesProvider, instanceId: string): boolean =>
  refusalIn(ctx, roleArn, { action: "ec2:TerminateInstances", resource: instanceArn(instanceId) }) === null;

/** The name of the session is assumed. EC2's words before the reason are observed; those about a role that is no help are ECS's about roles of tasks. */
function refusalIn(ctx: Context, roleArn: string, wanted: Wanted): string | null {
  const decision = authorize(ctx, { roleArn, sessionName: "ecs-managed-instances", ...wanted }, "ecs.amazonaws.com");
  if (decision.allowed) return null;
  if (isNobody(decision)) return `ECS was unable to assume the role '${roleArn}' that was provided for this capacity provider. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  return `You are not authorized to perform this operation. ${decision.message}`;
}
