import type { Rehearsal, SessionFile } from "../../bridge/protocol.ts";

/**
 * The session in which that is lived which was rehearsed: what had been called until then and what the rehearsal called,
 * open where its deployment begins.
 */
export function asSession(file: SessionFile, title: string, { calls, startedAt }: Pick<Rehearsal, "calls" | "startedAt">): SessionFile {
  const from = calls[0]?.at ?? startedAt;
  return { ...file, title, clock: startedAt, calls: [...file.calls.filter(({ at }) => at <= from), ...calls] };
}
