import type { TerminateInstancesRequest, TerminateInstancesResult } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { isEnding } from "../isEnding.ts";
import { instancesNamed } from "../lookup.ts";
import { beginTermination } from "../processes/instanceLife.ts";
import { stateChanges } from "../stateChanges.ts";

/** Ends instances for good. One that is ending or has ended already is told so again. */
export const terminateInstances = changing("TerminateInstances", {
  check: (view, input: TerminateInstancesRequest) => instancesNamed(view, input.InstanceIds),

  apply(ctx, rows): TerminateInstancesResult {
    for (const { instanceId, state } of rows) if (!isEnding(state)) beginTermination(ctx, instanceId);
    return { TerminatingInstances: stateChanges(ctx, rows) };
  },
});
