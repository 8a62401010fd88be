import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import type { ListenerLoadRow } from "../../physics/contract.ts";
import { lateOperations } from "../late.ts";
import type { moveFlows } from "./flows.ts";
import type { pressed, pressOthers, pressureOn, servingSpread, underPressure } from "./late/pressure.ts";
import type { GroupRoute } from "./routing/groupRoute.ts";

/** What comes late (`lateCode.ts`): whole operations, and parts of others. */
export interface Elbv2LateCode {
  readonly operations: readonly Operation[];
  readonly loads: readonly Operation[];
  readonly spreadLoad: (ctx: Context, load: ListenerLoadRow) => readonly GroupRoute[];
  readonly moveFlows: typeof moveFlows;
  readonly servingSpread: typeof servingSpread;
  readonly pressureOn: typeof pressureOn;
  readonly pressed: typeof pressed;
  readonly underPressure: typeof underPressure;
  readonly pressOthers: typeof pressOthers;
  readonly tellOfLoad: (ctx: Context, targetGroupArn: string) => void;
  readonly turnLoad: (ctx: Context, goalArn: string) => void;
}

let parts: Elbv2LateCode | undefined;

/** The parts of operations, in a session that was not opened before they came. */
export function lateParts(): Elbv2LateCode {
  assert(parts !== undefined, "the late code of elbv2 was not handed in");
  return parts;
}

/** Hands in the code. A session with a call that needs it must not be opened before. */
export function provideElbv2(code: Elbv2LateCode): void {
  parts = code;
  elbv2Late.provide(code.operations);
  loadsLate.provide(code.loads);
}

/** What few sessions ask of load balancing: its code comes with the first call that needs it. */
export const elbv2Late = lateOperations("elbv2", [
  "AddTags", "CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup", "DeleteListener",
  "DeleteLoadBalancer", "DeleteRule", "DeleteTargetGroup",
  "DescribeAccountLimits", "DescribeListenerAttributes", "DescribeListeners", "DescribeLoadBalancerAttributes",
  "DescribeLoadBalancers", "DescribeRules", "DescribeSSLPolicies", "DescribeTags", "DescribeTargetGroupAttributes",
  "DescribeTargetGroups", "DescribeTargetHealth", "ModifyListener", "ModifyListenerAttributes",
  "ModifyLoadBalancerAttributes", "ModifyRule", "ModifyTargetGroup", "ModifyTargetGroupAttributes", "RemoveTags", "SetRulePriorities",
  "SetSecurityGroups", "SetSubnets",
]);

/** Loads, and connections through Network Load Balancers, come with it. */
export const loadsLate = lateOperations("physics", ["PutConnections", "PutTraffic"]);

/** Whether a call needs the late code. */
export const needsLateElbv2 = (call: { readonly service: string; readonly operation: string }): boolean => elbv2Late.isFor(call) || loadsLate.isFor(call);
