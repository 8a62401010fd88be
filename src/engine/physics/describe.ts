import type { ImageBehavior, Machine, Traffic } from "../../aws/generated/physics.ts";
import type { ImageBehaviorRow, LoadCurveRow, MachineRow } from "./tables.ts";

/** A behaviour as the API gives it: what is null in the row is left out. */
export function describeImageBehavior(row: ImageBehaviorRow): ImageBehavior {
  const { imageSizeMiB, requestStatus, unhealthyAfterSeconds, exitAfterSeconds, pullError, awsCalls, resources, ...rest } = row;
  return {
    ...rest,
    ...(imageSizeMiB === null ? {} : { imageSizeMiB }),
    ...(requestStatus === null || requestStatus === undefined ? {} : { requestStatus }),
    ...(unhealthyAfterSeconds === null ? {} : { unhealthyAfterSeconds }),
    ...(exitAfterSeconds === null ? {} : { exitAfterSeconds }),
    ...(pullError === null ? {} : { pullError }),
    ...(resources ? { resources } : {}),
    ...(awsCalls.length === 0 ? {} : { awsCalls }),
  };
}

/** A machine as the API gives it. Its agent is connected only while there is power to run it. */
export function describeMachine(row: MachineRow): Machine {
  return {
    instanceId: row.instanceId,
    availabilityZone: row.availabilityZone,
    agentConnected: row.powered && row.agentReachable,
    failed: row.failed,
  };
}

/** A load as the API gives it; of one that follows a curve what it was put with. */
export function describeLoad<Load extends { readonly requestsPerSecond: number }>(load: Load, curve: LoadCurveRow | undefined): Load & Pick<Traffic, "curve"> {
  return curve === undefined ? load : { ...load, requestsPerSecond: curve.requestsPerSecond, curve: curve.curve };
}
