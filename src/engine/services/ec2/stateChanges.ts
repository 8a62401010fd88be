import type { InstanceStateChange } from "../../../aws/generated/ec2.ts";
import type { View } from "../../kernel/context.ts";
import { describeState } from "./describe.ts";
import { instances, type InstanceRow } from "./tables.ts";

/** What became of instances by a call, given as they were before it. */
export function stateChanges(view: View, before: readonly InstanceRow[]): readonly InstanceStateChange[] {
  return before.map(({ instanceId, state }) => ({
    InstanceId: instanceId,
    CurrentState: describeState(view.need(instances, instanceId).state),
    PreviousState: describeState(state),
  }));
}
