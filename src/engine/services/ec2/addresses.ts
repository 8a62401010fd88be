import { assert } from "../../../lib/assert.ts";
import { hashText } from "../../../lib/hash.ts";
import { isAddress } from "../../../lib/ipv4.ts";
import type { Context, View } from "../../kernel/context.ts";
import { instancesByAddress, instancesBySubnet, interfacesByAddress, interfacesBySubnet, type SubnetRow } from "./tables.ts";

/** VPC user guide: the first four addresses of a subnet and its last one are AWS's own. */
const RESERVED_FRONT = 4;
const RESERVED = 5;

/** How many addresses of a subnet nobody has. */
export function freeAddresses(view: View, subnet: SubnetRow): number {
  const { subnetId, cidrBlock } = subnet;
  const taken = view.count(instancesBySubnet, subnetId) + view.count(interfacesBySubnet, subnetId);
  return rangeOf(cidrBlock).size - RESERVED - taken;
}

/** A free address of a subnet: the next one from a place drawn at random. */
export function pickAddress(ctx: Context, subnet: SubnetRow): string {
  const { first, size } = rangeOf(subnet.cidrBlock);
  const usable = size - RESERVED;
  const start = ctx.random("addresses", usable);
  for (let i = 0; i < usable; i++) {
    const address = dotted(first + RESERVED_FRONT + ((start + i) % usable));
    if (holdersOf(ctx, address) === 0) return address;
  }
  assert(false, `${subnet.subnetId} has no free address`);
}

/** How many instances and interfaces have an address. */
export function holdersOf(view: View, address: string): number {
  return view.count(instancesByAddress, address) + view.count(interfacesByAddress, address);
}

/** Whether an address lies in a subnet and is not one of AWS's own. */
export function isUsableIn({ cidrBlock }: Pick<SubnetRow, "cidrBlock">, address: string): boolean {
  const { first, size } = rangeOf(cidrBlock);
  const offset = numberOf(address) - first;
  return offset >= RESERVED_FRONT && offset < size - 1;
}

/** Whether an address lies in a block. */
export function isInBlock(cidrBlock: string, address: string): boolean {
  if (cidrBlock === EVERYWHERE) return true;
  const { first, size } = rangeOf(cidrBlock);
  const at = numberOf(address);
  const start = first - (first % size);
  return at >= start && at < start + size;
}

const EVERYWHERE = "0.0.0.0/0";

/** How many bits of a block are given. */
export function prefixLengthOf(cidrBlock: string): number {
  return Number(cidrBlock.slice(cidrBlock.indexOf("/") + 1));
}

/** A public address made up from a private one, so that it differs for each. */
export function publicIpAddressOf(privateIpAddress: string): string {
  const third = privateIpAddress.indexOf(".", privateIpAddress.indexOf(".") + 1);
  return `54.80${privateIpAddress.slice(third)}`;
}

/** An address in a subnet that follows from a name alone. Somebody else may have it. */
export function madeUpAddress({ cidrBlock }: SubnetRow, name: string): string {
  const { first, size } = rangeOf(cidrBlock);
  return dotted(first + RESERVED_FRONT + ((hashText(name) >>> 0) % (size - RESERVED)));
}

/** Whether two blocks have an address in common. */
export function overlap(a: string, b: string): boolean {
  return isInBlock(a, firstOf(b)) || isInBlock(b, firstOf(a));
}

/** A block as EC2 writes it: with the first of its addresses. undefined: it is none. */
export function canonicalBlock(text: string): string | undefined {
  const [address = "", prefix = "", more] = text.split("/");
  if (more !== undefined || !isAddress(address) || !/^(?:0|[1-9]\d?)$/.test(prefix) || Number(prefix) > 32) return undefined;
  const { first, size } = rangeOf(text);
  return `${dotted(first - (first % size))}/${prefix}`;
}

const firstOf = (cidrBlock: string): string => cidrBlock.slice(0, cidrBlock.indexOf("/"));

/** The first address of a block as a number, and how many there are. */
function rangeOf(cidrBlock: string): { readonly first: number; readonly size: number } {
  const [address = "", prefix = "32"] = cidrBlock.split("/");
  const first = numberOf(address);
  let size = 1;
  for (let bits = Number(prefix); bits < 32; bits++) size *= 2;
  return { first, size };
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function dotted(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}
