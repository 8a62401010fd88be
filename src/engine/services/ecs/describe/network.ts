import type { NetworkConfiguration } from "../../../../aws/generated/ecs.ts";
import type { TaskNetwork } from "../tables.ts";

/** Only on Fargate somebody gets a public address. */
export function describeNetwork(network: TaskNetwork | null): NetworkConfiguration | undefined {
  if (network === null) return undefined;
  const { subnetIds: subnets, securityGroupIds: securityGroups, assignPublicIp } = network;
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: assignPublicIp === true ? "ENABLED" : "DISABLED" } };
}
