import { capital } from "../../lib/capital.ts";
import { isMembers, type Members } from "../import/candidates.ts";
import { listOf } from "./draft.ts";
import { textOf } from "./functions.ts";

/** What a resource of Terraform's AWS provider is in CloudFormation's words. */
export interface ProviderKind {
  readonly type: string;
  readonly properties: (values: Members) => Members;
  /** What CloudFormation has as resources of their own beside it. `self` refers to it. */
  readonly parts?: (values: Members, self: string) => readonly Part[];
  /** What it is instead, where that depends on its arguments. */
  readonly instead?: (values: Members) => readonly Part[];
}

export interface Part {
  readonly type: string;
  readonly properties: Members;
}

/** Blocks are lists of objects, or one. */
export const blocks = (value: unknown): readonly Members[] => listOf(value ?? []).filter(isMembers);
export const block = (value: unknown): Members => blocks(value)[0] ?? {};

export const tagsOf = ({ tags }: Members): readonly Members[] => (isMembers(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value: textOf(Value) })) : []);

export const truthy = (value: unknown): boolean => value === true || value === "true";

/** Without what says nothing. */
export function pruned(value: Members): Members {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null && part !== ""));
}

/** Terraform prints 0 for a number that nobody said. */
export const unlessZero = (value: unknown): unknown => (value === 0 ? undefined : value);

/** A block with its members in CloudFormation's spelling: `volume_size` is `VolumeSize`. Blocks in it are left to who knows them. */
export const spelled = (members: Members): Members =>
  pruned(Object.fromEntries(Object.entries(members).filter(([, part]) => !Array.isArray(part)).map(([name, part]) => [name.split("_").map(capital).join(""), part])));

/** A member that is there if its block is. */
export const withBlock = (name: string, value: unknown, read: (members: Members) => unknown = spelled): Members => (blocks(value).length === 0 ? {} : { [name]: read(block(value)) });
