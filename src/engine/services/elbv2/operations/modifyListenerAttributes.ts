import type { ModifyListenerAttributesInput, ModifyListenerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { attributesIn, describeAttributes } from "../attributes/attributeRules.ts";
import { listenerAttributes } from "../attributes/listenerAttributes.ts";
import { needListener } from "../lookup.ts";
import { listeners } from "../tables.ts";

/** Changes attributes of a listener; what is not given stays. */
export const modifyListenerAttributes = operation("elbv2", "ModifyListenerAttributes", {
  check(view, { ListenerArn, Attributes }: ModifyListenerAttributesInput) {
    const row = needListener(view, ListenerArn);
    return { row, attributes: attributesIn(Attributes, { rules: listenerAttributes(row), before: row.attributes, kind: "Listener" }) };
  },

  apply(ctx, { row, attributes }): ModifyListenerAttributesOutput {
    ctx.update(listeners, row.listenerArn, { attributes });
    return { Attributes: describeAttributes(listenerAttributes(row), attributes) };
  },
});
