import type { View } from "../../kernel/context.ts";
import { isInBlock } from "./addresses.ts";
import { instances, instancesByAddress, interfacesByAddress, interfacesByInstance, subnets, type SubnetRow } from "./tables.ts";

/** Who has an address: a machine, by the interface it was born with (`host` is its own id) or by another one's id. */
export interface AddressHolder {
  readonly instanceId: string;
  readonly host: string;
}

/** Who has a private address of a VPC; undefined: nobody. */
export function addressHolder(view: View, vpcId: string, address: string): AddressHolder | undefined {
  const found = view.where(interfacesByAddress, address).find((row) => row.vpcId === vpcId);
  if (found !== undefined) return found.instanceId === null ? undefined : { instanceId: found.instanceId, host: found.networkInterfaceId };
  const instance = view.where(instancesByAddress, address).find((row) => row.vpcId === vpcId);
  return instance === undefined ? undefined : { instanceId: instance.instanceId, host: instance.instanceId };
}

/** The addresses by which a machine can be reached: its own, and those of the interfaces attached to it. */
export function addressesOn(view: View, instanceId: string): readonly { readonly vpcId: string; readonly privateIpAddress: string }[] {
  const instance = view.find(instances, instanceId);
  const others = view.where(interfacesByInstance, instanceId);
  return instance === undefined ? others : [instance, ...others];
}

/** The subnet of a VPC in whose block an address lies. */
export function subnetAround(view: View, vpcId: string, address: string): SubnetRow | undefined {
  return view.all(subnets).find((subnet) => subnet.vpcId === vpcId && isInBlock(subnet.cidrBlock, address));
}
