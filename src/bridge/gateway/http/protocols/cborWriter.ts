import { base64Bytes } from "../../../../lib/base64.ts";
import { plainObject } from "../plain.ts";
import { isDocument, shapeOf, type WireModel, type WireShape } from "../wireModel.ts";

/** A value in CBOR, by its shape: times bear tag 1, blobs are byte strings. Members unknown to the model are left out. */
export function writeCbor(model: WireModel, shape: WireShape, value: unknown): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  write({ model, bytes }, shape, value);
  return Uint8Array.from(bytes);
}

interface Writing {
  readonly model: WireModel;
  readonly bytes: number[];
}

const ANYTHING: WireShape = { type: "string" };

function write(writing: Writing, shape: WireShape, value: unknown): void {
  if (value === null || value === undefined) return void writing.bytes.push(0xf6);
  if (shape.type === "timestamp") {
    writing.bytes.push(0xc1);
    return writeNumber(writing, Number(value));
  }
  if (shape.type === "blob") {
    const blob = base64Bytes(String(value)) ?? [];
    writeHead(writing, 2, blob.length);
    return pushAll(writing, blob);
  }
  if (typeof value === "number") return writeNumber(writing, value);
  if (typeof value === "boolean") return void writing.bytes.push(value ? 0xf5 : 0xf4);
  if (Array.isArray(value)) return writeList(writing, shape, value);
  const members = plainObject(value);
  if (members === undefined) writeText(writing, String(value));
  else writeMembers(writing, shape, Object.entries(members));
}

function writeList(writing: Writing, shape: WireShape, items: readonly unknown[]): void {
  const item = shape.type === "list" ? shapeOf(writing.model, shape.member) : ANYTHING;
  writeHead(writing, 4, items.length);
  for (const part of items) write(writing, item, part);
}

function writeMembers(writing: Writing, shape: WireShape, members: readonly [string, unknown][]): void {
  const known = members.flatMap(([name, value]) => {
    const of = memberShape(writing.model, shape, name);
    return of === undefined || value === undefined || value === null ? [] : [{ name, value, of }];
  });
  writeHead(writing, 5, known.length);
  for (const { name, value, of } of known) {
    writeText(writing, name);
    write(writing, of, value);
  }
}

function memberShape(model: WireModel, shape: WireShape, name: string): WireShape | undefined {
  if (shape.type === "map") return shapeOf(model, shape.value);
  if (shape.type !== "structure" || isDocument(shape)) return ANYTHING;
  const ref = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  return ref && shapeOf(model, ref);
}

function writeText(writing: Writing, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeHead(writing, 3, bytes.length);
  pushAll(writing, bytes);
}

function writeNumber(writing: Writing, value: number): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
    return value < 0 ? writeHead(writing, 1, -1 - value) : writeHead(writing, 0, value);
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  writing.bytes.push(0xfb);
  pushAll(writing, new Uint8Array(view.buffer));
}

/** The kind of an item and its number: a length, or the number itself. */
function writeHead({ bytes }: Writing, kind: number, count: number): void {
  const top = kind << 5;
  if (count < 24) bytes.push(top | count);
  else if (count < 0x100) bytes.push(top | 24, count);
  else if (count < 0x10000) bytes.push(top | 25, count >> 8, count & 0xff);
  else if (count < 0x100000000) bytes.push(top | 26, ...fourBytes(count));
  else bytes.push(top | 27, ...fourBytes(Math.floor(count / 0x100000000)), ...fourBytes(count % 0x100000000));
}

const fourBytes = (count: number): readonly number[] => [count >>> 24, (count >>> 16) & 0xff, (count >>> 8) & 0xff, count & 0xff];

/** One by one: spread into a call, many would not fit its stack. */
function pushAll({ bytes }: Writing, more: Iterable<number>): void {
  for (const byte of more) bytes.push(byte);
}
