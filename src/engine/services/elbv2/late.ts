import { lateOperations } from "../late.ts";

/** What few sessions ask of load balancing: its code comes with the first call that needs it (`lateCode.ts`). */
export const elbv2Late = lateOperations("elbv2", [
  "AddTags", "CreateRule", "DeleteRule", "DescribeAccountLimits", "DescribeListenerAttributes",
  "DescribeLoadBalancerAttributes", "DescribeRules", "DescribeSSLPolicies", "DescribeTags",
  "DescribeTargetGroupAttributes", "ModifyListenerAttributes", "ModifyLoadBalancerAttributes", "ModifyRule",
  "RemoveTags", "SetRulePriorities", "SetSecurityGroups", "SetSubnets",
]);
