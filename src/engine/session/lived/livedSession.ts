import type { LogLine } from "../../kernel/event.ts";
import type { Checkpoint } from "../../kernel/world.ts";
import type { SessionFile } from "../sessionFile.ts";

/**
 * A session, and the world and the log it has come to. Opening it takes no replay; going back in it does, and comes to
 * the same, for nothing here cannot be had from the file.
 */
export interface LivedSession {
  readonly file: SessionFile;
  readonly checkpoint: Checkpoint;
  readonly log: readonly LogLine[];
}

/** How JSON holds what it has no form for. The text is written by `written`, at build time, and by nobody else. */
export const MAP = "$map";
export const INT32 = "$int32";
export const HOLE = "$hole";

/** Reads what `written` wrote. */
export function readLived(text: string): LivedSession {
  return JSON.parse(text, revived) as LivedSession;
}

function revived(_key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === HOLE ? undefined : item));
  if (typeof value !== "object" || value === null) return value;
  if (MAP in value) return new Map(value[MAP] as [unknown, unknown][]);
  if (INT32 in value) return Int32Array.from(value[INT32] as number[]);
  return value;
}
