import type { FailInstanceRequest, FailInstanceResponse } from "../../../aws/generated/physics.ts";
import { operation } from "../../kernel/operation.ts";
import { describeMachine } from "../describe.ts";
import { breakMachine } from "../machine.ts";
import { invalid, machineNamed } from "../refusals.ts";

/**
 * The hardware under an instance breaks: its processes are gone, its agent falls silent, its ports time out. EC2 still
 * calls it running (assumed: nobody watches its status checks), until its owner stops and starts it, or terminates it.
 */
export const failInstance = operation("physics", "FailInstance", {
  check(view, { instanceId }: FailInstanceRequest) {
    const machine = machineNamed(view, instanceId);
    if (!machine.switchedOn) throw invalid(`The instance '${instanceId}' is not running.`);
    if (machine.failed) throw invalid(`The instance '${instanceId}' has failed already.`);
    return machine;
  },

  apply: (ctx, { instanceId }): FailInstanceResponse => ({ machine: describeMachine(breakMachine(ctx, instanceId)) }),
});
