import type { StopInstancesRequest, StopInstancesResult } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { isEnding } from "../isEnding.ts";
import { instancesNamed } from "../lookup.ts";
import { beginStop } from "../processes/instanceLife.ts";
import { incorrectInstanceState, notSimulated, spotStays } from "../refusals.ts";
import { stateChanges } from "../stateChanges.ts";

/** Stops running instances; they keep their disk and address. One that is stopping or stopped is told so again. */
export const stopInstances = changing("StopInstances", {
  check(view, input: StopInstancesRequest) {
    if (input.Hibernate === true) throw notSimulated("StopInstances with Hibernate");
    const rows = instancesNamed(view, input.InstanceIds);
    for (const { instanceId, state, instanceLifecycle } of rows) {
      if (instanceLifecycle === "spot") throw spotStays(instanceId);
      if (state === "pending") {
        throw incorrectInstanceState(`Instance '${instanceId}' cannot be stopped as it has never reached the 'running' state.`);
      }
      if (isEnding(state)) {
        throw incorrectInstanceState(`This instance '${instanceId}' is not in a state from which it can be stopped.`);
      }
    }
    return rows;
  },

  apply(ctx, rows): StopInstancesResult {
    for (const { instanceId, state } of rows) if (state === "running") beginStop(ctx, instanceId);
    return { StoppingInstances: stateChanges(ctx, rows) };
  },
});
