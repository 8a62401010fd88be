import type { LogLine } from "../../../bridge/protocol.ts";

/** What led to a line, and what it led to, at any distance. */
export interface CauseChain {
  /** The line itself; null when the log does not hold it. */
  readonly line: LogLine | null;
  /** Nearest cause first. What is older than the log is missing. */
  readonly causes: readonly LogLine[];
  /** Oldest first. */
  readonly effects: readonly LogLine[];
}

/** Follows the causes of one line of the log both ways. The log is in the order in which its lines were written. */
export function causeChain(log: readonly LogLine[], seq: number): CauseChain {
  const at = indexOf(log, seq);
  const line = at === undefined ? null : (log[at] ?? null);
  if (line === null || at === undefined) return { line: null, causes: [], effects: [] };

  const causes: LogLine[] = [];
  // A cause is always older, so the walk ends.
  for (let next = line.cause; next > 0; ) {
    const cause = log[indexOf(log, next) ?? -1];
    if (cause === undefined || cause.cause >= cause.seq) break;
    causes.push(cause);
    next = cause.cause;
  }

  const caused = new Set([seq]);
  const effects: LogLine[] = [];
  for (const later of log.slice(at + 1)) {
    if (!caused.has(later.cause)) continue;
    caused.add(later.seq);
    effects.push(later);
  }
  return { line, causes, effects };
}

/** By halves: the log is long, and its numbers only rise. */
function indexOf(log: readonly LogLine[], seq: number): number | undefined {
  let low = 0;
  let high = log.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = log[middle]?.seq ?? 0;
    if (found === seq) return middle;
    if (found < seq) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
