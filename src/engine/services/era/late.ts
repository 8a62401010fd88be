import { lateOperations } from "../late.ts";

/** What the rule sets differ in is asked for by few, and is much to say. */
export const ruleSetLate = lateOperations("physics", ["DescribeRuleSet"]);
