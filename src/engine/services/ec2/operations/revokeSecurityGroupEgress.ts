import { revoking } from "../ruleChanges.ts";

/** Takes outbound rules off a security group. */
export const revokeSecurityGroupEgress = revoking("RevokeSecurityGroupEgress", "egress");
