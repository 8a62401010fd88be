import type { ModifyLoadBalancerAttributesInput, ModifyLoadBalancerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { attributesIn, describeAttributes } from "../../../../aws/rules/balancing/attributeRules.ts";
import { loadBalancerAttributes } from "../../../../aws/rules/balancing/loadBalancerAttributes.ts";
import { operation } from "../../../kernel/operation.ts";
import { reconsiderBalancer } from "../association.ts";
import { needLoadBalancer } from "../lookup.ts";
import { ruled } from "../../ruled.ts";
import { loadBalancers } from "../tables.ts";

/** Changes attributes of a load balancer; what is not given stays. */
export const modifyLoadBalancerAttributes = operation("elbv2", "ModifyLoadBalancerAttributes", {
  check(view, { LoadBalancerArn, Attributes }: ModifyLoadBalancerAttributesInput) {
    const row = needLoadBalancer(view, LoadBalancerArn);
    return { row, attributes: ruled(() => attributesIn(Attributes, { rules: loadBalancerAttributes(row), before: row.attributes, kind: "Load balancer" })) };
  },

  apply(ctx, { row, attributes }): ModifyLoadBalancerAttributesOutput {
    ctx.update(loadBalancers, row.loadBalancerArn, { attributes });
    reconsiderBalancer(ctx, row.loadBalancerArn);
    return { Attributes: describeAttributes(loadBalancerAttributes(row), attributes) };
  },
});
