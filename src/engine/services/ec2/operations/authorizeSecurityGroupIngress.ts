import { authorizing } from "../ruleChanges.ts";

/** Adds inbound rules to a security group. */
export const authorizeSecurityGroupIngress = authorizing("AuthorizeSecurityGroupIngress", "ingress");
