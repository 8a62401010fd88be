import { call } from "../../../../aws/generated/api.ts";
import type { Call, Rows } from "../../../../bridge/protocol.ts";
import { nameIn } from "../../../store/names.ts";

type Service = Rows["ecs.services"];

/** What makes a service start its next task: nothing new while one is missing, else one task more. */
export function nextTaskCall({ clusterArn, serviceName, desiredCount }: Service, live: number): Call {
  return call("ecs", "UpdateService", { cluster: nameIn(clusterArn), service: serviceName, desiredCount: Math.max(desiredCount, live + 1) });
}

/** What makes a service give one task up. */
export function oneLessCall({ clusterArn, serviceName }: Service, live: number): Call {
  return call("ecs", "UpdateService", { cluster: nameIn(clusterArn), service: serviceName, desiredCount: Math.max(0, live - 1) });
}
