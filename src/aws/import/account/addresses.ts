/** A block of addresses: its first one as a number, and the length of its prefix. */
export interface Block {
  readonly first: number;
  readonly bits: number;
}

/** The first four addresses of a subnet and its last one are AWS's own. */
const FRONT = 4;

export function addressNumber(text: string | undefined): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text ?? "")?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

export const dotted = (address: number): string => [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");

export function blockIn(text: string | undefined): Block | undefined {
  const [address, prefix = ""] = (text ?? "").split("/");
  const first = addressNumber(address);
  const bits = Number(prefix);
  if (first === undefined || !/^\d{1,2}$/.test(prefix) || bits < 8 || bits > 28) return undefined;
  return first % sizeOf(bits) === 0 ? { first, bits } : undefined;
}

export const blockText = ({ first, bits }: Block): string => `${dotted(first)}/${bits}`;

export function sizeOf(bits: number): number {
  let size = 1;
  for (let bit = bits; bit < 32; bit++) size *= 2;
  return size;
}

export function isUsable({ first, bits }: Block, address: number): boolean {
  return address >= first + FRONT && address < first + sizeOf(bits) - 1;
}

/** The smallest block, of 4,096 addresses at least, in which all of them can be given; undefined when no block is large enough. */
export function blockAround(addresses: readonly number[]): Block | undefined {
  const [some] = addresses;
  if (some === undefined) return undefined;
  for (let bits = 20; bits >= 8; bits--) {
    const size = sizeOf(bits);
    const block = { first: Math.floor(some / size) * size, bits };
    if (addresses.every((address) => isUsable(block, address))) return block;
  }
  return undefined;
}

/** Gives out the addresses of a block that nobody has, one after the other; undefined when there is none left. */
export function nextAddress(block: Block, { isTaken, from }: { readonly isTaken: (address: number) => boolean; readonly from: number }): number | undefined {
  for (let address = Math.max(from, block.first + FRONT); isUsable(block, address); address++) if (!isTaken(address)) return address;
  return undefined;
}
