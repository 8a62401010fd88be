import { authorizing } from "../ruleChanges.ts";

/** Adds outbound rules to a security group. */
export const authorizeSecurityGroupEgress = authorizing("AuthorizeSecurityGroupEgress", "egress");
