import type { DescribeRuleSetRequest, DescribeRuleSetResponse } from "../../../../aws/generated/physics.ts";
import { reading } from "../../../kernel/operation.ts";
import { ruleSetOf } from "../contract.ts";
import { SWITCHES } from "../switches.ts";

/** By which rules the account works, and every rule in which classic times differ from today. */
export const describeRuleSet = reading(
  "physics",
  "DescribeRuleSet",
  (view, _input: DescribeRuleSetRequest): DescribeRuleSetResponse => ({ ruleSet: ruleSetOf(view), switches: SWITCHES }),
);
