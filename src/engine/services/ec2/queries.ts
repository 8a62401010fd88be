import type { Context, View } from "../../kernel/context.ts";
import { freeAddresses } from "./addresses.ts";
import { CONSOLE_LINES } from "./limits.ts";
import { defaultGroupOf } from "./lookup.ts";
import {
  instances,
  networkInterfaces,
  securityGroups,
  subnets,
  subnetsByZone,
  vpcs,
  type InstanceRow,
  type NetworkInterfaceRow,
  type SecurityGroupRow,
  type SubnetRow,
  type VpcRow,
} from "./tables.ts";

/** The instance, in whatever state, while EC2 remembers it. */
export function instanceOf(view: View, instanceId: string): InstanceRow | undefined {
  return view.find(instances, instanceId);
}

export function vpcOf(view: View, vpcId: string): VpcRow | undefined {
  return view.find(vpcs, vpcId);
}

export function subnetOf(view: View, subnetId: string): SubnetRow | undefined {
  return view.find(subnets, subnetId);
}

/** The default subnet of a zone. */
export function defaultSubnetIn(view: View, zone: string): SubnetRow | undefined {
  return view.where(subnetsByZone, zone).find(({ defaultForAz }) => defaultForAz);
}

/** How many addresses of a subnet nobody has. */
export function freeAddressesIn(view: View, subnet: SubnetRow): number {
  return freeAddresses(view, subnet);
}

export function interfaceOf(view: View, networkInterfaceId: string): NetworkInterfaceRow | undefined {
  return view.find(networkInterfaces, networkInterfaceId);
}

export function securityGroupOf(view: View, groupId: string): SecurityGroupRow | undefined {
  return view.find(securityGroups, groupId);
}

/** The group a VPC gives to whatever names none. */
export function defaultSecurityGroupOf(view: View, vpcId: string): SecurityGroupRow {
  return defaultGroupOf(view, vpcId);
}

/** Lets software on an instance write a line to its console. Of an instance that EC2 has forgotten, nobody reads it. */
export function writeConsole(ctx: Context, instanceId: string, ...lines: readonly string[]): void {
  const instance = ctx.find(instances, instanceId);
  if (instance === undefined) return;
  ctx.update(instances, instanceId, { consoleOutput: [...instance.consoleOutput, ...lines].slice(-CONSOLE_LINES) });
}
