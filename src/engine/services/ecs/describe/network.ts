import type { NetworkConfiguration } from "../../../../aws/generated/ecs.ts";
import type { TaskNetwork } from "../tables.ts";

/** On EC2 nobody gets a public address. */
export function describeNetwork(network: TaskNetwork | null): NetworkConfiguration | undefined {
  if (network === null) return undefined;
  const { subnetIds: subnets, securityGroupIds: securityGroups } = network;
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: "DISABLED" } };
}
