import { assert } from "../../../lib/assert.ts";
import { hashText, hex32 } from "../../../lib/hash.ts";
import type { Context } from "../../kernel/context.ts";
import { hexId } from "../../kernel/ids.ts";
import { freeAddresses, pickAddress } from "./addresses.ts";
import { interfaceDeleted } from "./events.ts";
import { networkInterfaces, subnets, type InstanceRow, type NetworkInterfaceRow } from "./tables.ts";

/** What another service asks a network interface for. */
export interface InterfaceRequest {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  /** What it will be attached to; null: no instance. */
  readonly instanceId: string | null;
  readonly description: string;
  readonly hasPublicIp?: true;
}

/**
 * Makes a network interface on behalf of another service. undefined: its subnet has no address left, which EC2 calls
 * InsufficientFreeAddressesInSubnet.
 */
export function createInterface(ctx: Context, request: InterfaceRequest): NetworkInterfaceRow | undefined {
  const subnet = ctx.find(subnets, request.subnetId);
  assert(subnet !== undefined, `a network interface is asked for in ${request.subnetId}, which is no subnet`);
  if (freeAddresses(ctx, subnet) < 1 || ctx.size(networkInterfaces) >= networkInterfaces.limit) return undefined;
  return ctx.insert(networkInterfaces, {
    networkInterfaceId: `eni-0${hexId(ctx, 16)}`,
    ...request,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    privateIpAddress: pickAddress(ctx, subnet),
    macAddress: macAddressOf(hexId(ctx, 10)),
    createdAt: ctx.now,
  });
}

/** Deletes a network interface; its address is free from now on. */
export function deleteInterface(ctx: Context, networkInterfaceId: string): void {
  const { vpcId, privateIpAddress } = ctx.need(networkInterfaces, networkInterfaceId);
  ctx.remove(networkInterfaces, networkInterfaceId);
  ctx.emit(interfaceDeleted, { vpcId, privateIpAddress });
}

/** The host name that EC2 gives to a private address in us-east-1. */
export function privateDnsNameOf(privateIpAddress: string): string {
  return `ip-${privateIpAddress.replaceAll(".", "-")}.ec2.internal`;
}

/** The interface that an instance was born with; undefined when it is terminated. Its ids are made up of the instance's. */
export function primaryInterfaceOf(instance: InstanceRow): NetworkInterfaceRow | undefined {
  const { instanceId, subnetId, vpcId, availabilityZone, privateIpAddress, securityGroupIds, launchTime } = instance;
  if (instance.state === "terminated") return undefined;
  const hex = madeUpHex(`${instanceId}/eni`);
  const own = { instanceId, subnetId, vpcId, availabilityZone, privateIpAddress, securityGroupIds };
  return { ...own, networkInterfaceId: `eni-0${hex.slice(0, 16)}`, macAddress: macAddressOf(hex.slice(8, 18)), description: "", createdAt: launchTime };
}

/** The hardware address of an interface of which only the id is known. */
export const madeUpMac = (networkInterfaceId: string): string => macAddressOf(madeUpHex(networkInterfaceId));

const madeUpHex = (of: string): string => ["a", "b", "c"].map((part) => hex32(hashText(`${of}/${part}`))).join("");

/** Locally administered, as those of EC2 are. */
function macAddressOf(hex: string): string {
  return ["0a", hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10)].join(":");
}
