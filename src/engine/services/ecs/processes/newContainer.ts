import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import type { ContainerState } from "../tables.ts";

/**
 * A container as it is before its agent has touched it. Written out rather than spread from what all have in common:
 * it is made with every task of a large deployment.
 */
export function newContainer({ name = "", image = "", essential = true }: ContainerDefinition, containerArn: string, gpuIds: readonly string[]): ContainerState {
  return {
    name,
    containerArn,
    image,
    essential,
    lastStatus: "PENDING",
    pulling: false,
    pullError: null,
    gone: false,
    signalledAt: null,
    late: false,
    healthStatus: "UNKNOWN",
    failedChecks: 0,
    exitCode: null,
    reason: null,
    networkBindings: NO_BINDINGS,
    startedAt: null,
    stoppedAt: null,
    gpuIds,
  };
}

const NO_BINDINGS: ContainerState["networkBindings"] = [];
