import type { View } from "../../../kernel/context.ts";
import { madeUpAddress, publicIpAddressOf } from "../addresses.ts";
import { instances, instancesByAddress, interfacesByAddress, networkInterfaces, subnets, type InstanceRow, type NetworkInterfaceRow } from "../tables.ts";

/** Where a packet starts or ends. */
export type Station = InterfaceStation | InternetStation | ServiceStation;

/** A network interface in a VPC. */
export interface InterfaceStation {
  readonly kind: "interface";
  readonly address: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly publicIp: string | null;
}

/** Somebody out there. */
export interface InternetStation {
  readonly kind: "internet";
  readonly address: string;
}

/** The public endpoint of a service of AWS, as in the names of VPC endpoints: `ecs`, `ecr.api`, `s3`. */
export interface ServiceStation {
  readonly kind: "service";
  readonly service: string;
}

/** The interface that an instance was born with; undefined when it has none any more. */
export function stationOfInstance(view: View, instanceId: string): InterfaceStation | undefined {
  const row = view.find(instances, instanceId);
  return row === undefined ? undefined : ofInstance(row);
}

export function stationOfInterface(view: View, networkInterfaceId: string): InterfaceStation | undefined {
  const row = view.find(networkInterfaces, networkInterfaceId);
  return row === undefined ? undefined : ofInterface(row);
}

/** Whatever has a private address in a VPC: a network interface, or an instance. */
export function stationOfAddress(view: View, vpcId: string, address: string): InterfaceStation | undefined {
  const attached = view.where(interfacesByAddress, address).find((row) => row.vpcId === vpcId);
  if (attached !== undefined) return ofInterface(attached);
  const instance = view.where(instancesByAddress, address).find((row) => row.vpcId === vpcId);
  return instance && ofInstance(instance);
}

/**
 * An interface of a service of AWS in a subnet of the account, as the nodes of a load balancer have. Its address is
 * made up: it lies in the subnet, and is not taken from those that are free there.
 */
export function stationInSubnet(
  view: View,
  of: { readonly subnetId: string; readonly securityGroupIds: readonly string[]; readonly name: string; readonly isPublic: boolean },
): InterfaceStation {
  const { subnetId, securityGroupIds } = of;
  const address = madeUpAddress(view.need(subnets, subnetId), of.name);
  return { kind: "interface", address, subnetId, securityGroupIds, publicIp: of.isPublic ? publicIpAddressOf(address) : null };
}

function ofInstance({ state, privateIpAddress, subnetId, securityGroupIds, hasPublicIp }: InstanceRow): InterfaceStation | undefined {
  if (state === "terminated") return undefined;
  const publicIp = hasPublicIp ? publicIpAddressOf(privateIpAddress) : null;
  return { kind: "interface", address: privateIpAddress, subnetId, securityGroupIds, publicIp };
}

/** ECS guide, "awsvpc": a task's interface on an instance never has a public address, on Fargate it may. */
function ofInterface({ privateIpAddress, subnetId, securityGroupIds, hasPublicIp }: NetworkInterfaceRow): InterfaceStation {
  const publicIp = hasPublicIp === true ? publicIpAddressOf(privateIpAddress) : null;
  return { kind: "interface", address: privateIpAddress, subnetId, securityGroupIds, publicIp };
}
