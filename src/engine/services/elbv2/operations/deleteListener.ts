import type { DeleteListenerInput, DeleteListenerOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { needListener } from "../lookup.ts";
import { removeListener } from "../processes/loadBalancerLife.ts";

/** Deletes a listener. Targets of a group that no other listener forwards to are unused from now on. */
export const deleteListener = operation("elbv2", "DeleteListener", {
  check: (view, { ListenerArn }: DeleteListenerInput) => needListener(view, ListenerArn),

  apply(ctx, listener): DeleteListenerOutput {
    removeListener(ctx, listener);
    return {};
  },
});
