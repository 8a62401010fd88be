import { awsPolicyArn } from "../../../../aws/arn.ts";
import type { CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeCreatedRole } from "../describe.ts";
import { rightsChanged } from "../events.ts";
import { SERVICE_LINKED } from "../lookup.ts";
import { invalidInput, notSimulated } from "../refusals.ts";
import { keyOf, roles } from "../tables.ts";
import { insertRole } from "../usualRoles.ts";

/** Creates the role in which a service acts for the account. */
export const createServiceLinkedRole = operation("iam", "CreateServiceLinkedRole", {
  check(view, { AWSServiceName: principal, CustomSuffix, Description }: CreateServiceLinkedRoleRequest) {
    const linked = SERVICES.get(principal);
    if (linked === undefined) throw notSimulated(`A service-linked role for '${principal}'`);
    if (CustomSuffix !== undefined && !linked.takesSuffix) throw invalidInput(`Custom suffix is not allowed for ${principal}`);
    const roleName = CustomSuffix === undefined ? linked.roleName : `${linked.roleName}_${CustomSuffix}`;
    if (view.find(roles, keyOf(roleName)) !== undefined) {
      throw invalidInput(`Service role name ${roleName} has been taken in this account, please try a different suffix.`);
    }
    const policyArn = awsPolicyArn(SERVICE_LINKED, linked.policyName);
    return { roleName, path: `${SERVICE_LINKED}${principal}/`, description: Description ?? null, principal, policyArn };
  },

  apply(ctx, wanted): CreateServiceLinkedRoleResponse {
    const row = insertRole(ctx, wanted);
    ctx.emit(rightsChanged, { roleKey: row.roleKey });
    return { Role: describeCreatedRole(row) };
  },
});

/** IAM user guide, "AWS services that work with IAM", and each service's own pages; those that ECS has to do with. */
const SERVICES = new Map([
  ["ecs.amazonaws.com", { roleName: "AWSServiceRoleForECS", policyName: "AmazonECSServiceRolePolicy", takesSuffix: false }],
  [
    "ecs.application-autoscaling.amazonaws.com",
    { roleName: "AWSServiceRoleForApplicationAutoScaling_ECSService", policyName: "AWSApplicationAutoscalingECSServicePolicy", takesSuffix: false },
  ],
  ["autoscaling.amazonaws.com", { roleName: "AWSServiceRoleForAutoScaling", policyName: "AutoScalingServiceRolePolicy", takesSuffix: true }],
  [
    "elasticloadbalancing.amazonaws.com",
    { roleName: "AWSServiceRoleForElasticLoadBalancing", policyName: "AWSElasticLoadBalancingServiceRolePolicy", takesSuffix: false },
  ],
]);
