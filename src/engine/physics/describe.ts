import type { ImageBehavior, Machine, Traffic } from "../../aws/generated/physics.ts";
import type { ImageBehaviorRow, MachineRow, TrafficRow } from "./tables.ts";

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

/** A load as the API gives it. That on a listener is written as it is kept. */
export function describeTraffic({ targetGroupArn, requestsPerSecond }: TrafficRow): Traffic {
  return { targetGroupArn, requestsPerSecond };
}
