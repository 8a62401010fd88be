import type { SetAgentConnectedRequest, SetAgentConnectedResponse } from "../../../aws/generated/physics.ts";
import { operation } from "../../kernel/operation.ts";
import { describeMachine } from "../describe.ts";
import { setAgentCut } from "../machine.ts";
import { machineNamed } from "../refusals.ts";

/** Cuts the network between an instance's agent and ECS, or mends it. Containers run on either way. */
export const setAgentConnected = operation("physics", "SetAgentConnected", {
  check(view, { instanceId, connected }: SetAgentConnectedRequest) {
    machineNamed(view, instanceId);
    return { instanceId, connected };
  },

  apply: (ctx, { instanceId, connected }): SetAgentConnectedResponse => ({
    machine: describeMachine(setAgentCut(ctx, instanceId, !connected)),
  }),
});
