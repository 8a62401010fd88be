import type { StartInstancesRequest, StartInstancesResult } from "../../../../aws/generated/ec2.ts";
import { zoneIsAvailable } from "../../../physics/contract.ts";
import { changing } from "../dryRun.ts";
import { instancesNamed } from "../lookup.ts";
import { beginStart } from "../processes/instanceLife.ts";
import { incorrectInstanceState, insufficientCapacity } from "../refusals.ts";
import { stateChanges } from "../stateChanges.ts";

/** Starts stopped instances, on other hardware than before. One that is starting or runs is told so again. */
export const startInstances = changing("StartInstances", {
  check(view, input: StartInstancesRequest) {
    const rows = instancesNamed(view, input.InstanceIds);
    for (const { instanceId, instanceType, availabilityZone, state } of rows) {
      if (state === "pending" || state === "running") continue;
      if (state !== "stopped") {
        throw incorrectInstanceState(`The instance '${instanceId}' is not in a state from which it can be started.`);
      }
      if (!zoneIsAvailable(view, availabilityZone)) throw insufficientCapacity(instanceType, availabilityZone, []);
    }
    return rows;
  },

  apply(ctx, rows): StartInstancesResult {
    for (const { instanceId, state } of rows) if (state === "stopped") beginStart(ctx, instanceId);
    return { StartingInstances: stateChanges(ctx, rows) };
  },
});
