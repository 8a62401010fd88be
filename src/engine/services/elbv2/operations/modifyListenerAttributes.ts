import type { ModifyListenerAttributesInput, ModifyListenerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { attributesIn, describeAttributes } from "../../../../aws/rules/balancing/attributeRules.ts";
import { listenerAttributes } from "../../../../aws/rules/balancing/listenerAttributes.ts";
import { operation } from "../../../kernel/operation.ts";
import { needListener } from "../lookup.ts";
import { ruled } from "../../ruled.ts";
import { listeners } from "../tables.ts";

/** Changes attributes of a listener; what is not given stays. */
export const modifyListenerAttributes = operation("elbv2", "ModifyListenerAttributes", {
  check(view, { ListenerArn, Attributes }: ModifyListenerAttributesInput) {
    const row = needListener(view, ListenerArn);
    return { row, attributes: ruled(() => attributesIn(Attributes, { rules: listenerAttributes(row), before: row.attributes, kind: "Listener" })) };
  },

  apply(ctx, { row, attributes }): ModifyListenerAttributesOutput {
    ctx.update(listeners, row.listenerArn, { attributes });
    return { Attributes: describeAttributes(listenerAttributes(row), attributes) };
  },
});
