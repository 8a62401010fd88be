import { revoking } from "../ruleChanges.ts";

/** Takes inbound rules off a security group. */
export const revokeSecurityGroupIngress = revoking("RevokeSecurityGroupIngress", "ingress");
