import { moveFlows } from "./flows.ts";
import type { Elbv2LateCode } from "./late.ts";
import { tellOfLoad } from "../ecs/late/contract.ts";
import { pressed, pressOthers, pressureOn, servingSpread, underPressure } from "./late/pressure.ts";
import { turnLoad } from "./late/turnLoad.ts";
import { addTags } from "./operations/addTags.ts";
import { createListener } from "./operations/createListener.ts";
import { createLoadBalancer } from "./operations/createLoadBalancer.ts";
import { createRule } from "./operations/createRule.ts";
import { createTargetGroup } from "./operations/createTargetGroup.ts";
import { deleteListener } from "./operations/deleteListener.ts";
import { deleteLoadBalancer } from "./operations/deleteLoadBalancer.ts";
import { deleteRule } from "./operations/deleteRule.ts";
import { deleteTargetGroup } from "./operations/deleteTargetGroup.ts";
import { describeAccountLimits } from "./operations/describeAccountLimits.ts";
import { describeListenerAttributes } from "./operations/describeListenerAttributes.ts";
import { describeListeners } from "./operations/describeListeners.ts";
import { describeLoadBalancerAttributes } from "./operations/describeLoadBalancerAttributes.ts";
import { describeLoadBalancers } from "./operations/describeLoadBalancers.ts";
import { describeRules } from "./operations/describeRules.ts";
import { describeSslPolicies } from "./operations/describeSslPolicies.ts";
import { describeTags } from "./operations/describeTags.ts";
import { describeTargetGroupAttributes } from "./operations/describeTargetGroupAttributes.ts";
import { describeTargetGroups } from "./operations/describeTargetGroups.ts";
import { describeTargetHealth } from "./operations/describeTargetHealth.ts";
import { modifyListener } from "./operations/modifyListener.ts";
import { modifyListenerAttributes } from "./operations/modifyListenerAttributes.ts";
import { modifyLoadBalancerAttributes } from "./operations/modifyLoadBalancerAttributes.ts";
import { modifyRule } from "./operations/modifyRule.ts";
import { modifyTargetGroup } from "./operations/modifyTargetGroup.ts";
import { modifyTargetGroupAttributes } from "./operations/modifyTargetGroupAttributes.ts";
import { putConnections } from "./operations/putConnections.ts";
import { putTraffic } from "./operations/putTraffic.ts";
import { removeTags } from "./operations/removeTags.ts";
import { setRulePriorities } from "./operations/setRulePriorities.ts";
import { setSecurityGroups } from "./operations/setSecurityGroups.ts";
import { setSubnets } from "./operations/setSubnets.ts";
import { spreadLoad } from "./spreadLoad.ts";

const operations: Elbv2LateCode["operations"] = [
  addTags,
  createListener,
  createLoadBalancer,
  createRule,
  createTargetGroup,
  deleteListener,
  deleteLoadBalancer,
  deleteRule,
  deleteTargetGroup,
  describeAccountLimits,
  describeListenerAttributes,
  describeListeners,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeRules,
  describeSslPolicies,
  describeTags,
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
  modifyListener,
  modifyListenerAttributes,
  modifyLoadBalancerAttributes,
  modifyRule,
  modifyTargetGroup,
  modifyTargetGroupAttributes,
  removeTags,
  setRulePriorities,
  setSecurityGroups,
  setSubnets,
];

/** The code of `late.ts`. */
export const elbv2LateCode: Elbv2LateCode = { operations, loads: [putConnections, putTraffic], spreadLoad, moveFlows, turnLoad, servingSpread, pressureOn, pressed, underPressure, pressOthers, tellOfLoad };
