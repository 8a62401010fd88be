import { assert } from "../../../lib/assert.ts";
import type { Context, View } from "../../kernel/context.ts";
import { instancesByAddress, instancesBySubnet, type SubnetRow } from "./tables.ts";

/** VPC user guide: the first four addresses of a subnet and its last one are AWS's own. */
const RESERVED_FRONT = 4;
const RESERVED = 5;

/** How many addresses of a subnet nobody has. */
export function freeAddresses(view: View, subnet: SubnetRow): number {
  return rangeOf(subnet.cidrBlock).size - RESERVED - view.count(instancesBySubnet, subnet.subnetId);
}

/** A free address of a subnet: the next one from a place drawn at random. */
export function pickAddress(ctx: Context, subnet: SubnetRow): string {
  const { first, size } = rangeOf(subnet.cidrBlock);
  const usable = size - RESERVED;
  const start = ctx.random("addresses", usable);
  for (let i = 0; i < usable; i++) {
    const address = dotted(first + RESERVED_FRONT + ((start + i) % usable));
    if (ctx.count(instancesByAddress, address) === 0) return address;
  }
  assert(false, `${subnet.subnetId} has no free address`);
}

/** The first address of a block as a number, and how many there are. */
function rangeOf(cidrBlock: string): { readonly first: number; readonly size: number } {
  const [address = "", prefix = "32"] = cidrBlock.split("/");
  const first = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  let size = 1;
  for (let bits = Number(prefix); bits < 32; bits++) size *= 2;
  return { first, size };
}

function dotted(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}
