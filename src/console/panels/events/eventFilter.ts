import type { LogLine } from "../../../bridge/protocol.ts";
import { eventLine, type EventLine, type EventSource } from "../../store/eventLine.ts";
import type { Tables } from "../../store/replica.ts";

/** Which events are listed. */
export interface EventFilter {
  /** `aws`: what AWS itself could tell, which is all but the machines. */
  readonly source: EventSource | "aws" | "all";
  /** null: of every service, and of none. */
  readonly serviceArn: string | null;
  /** Every word must occur, in any order, whatever its case. */
  readonly text: string;
}

export const NO_FILTER: EventFilter = { source: "aws", serviceArn: null, text: "" };

/** The lines that pass, newest first, at most `most`; and whether there are more. */
export function newestLines(
  { log, tables }: { readonly log: readonly LogLine[]; readonly tables: Tables },
  filter: EventFilter,
  most: number,
): { readonly lines: readonly EventLine[]; readonly more: boolean } {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const lines: EventLine[] = [];
  for (let at = log.length - 1; at >= 0; at--) {
    const entry = log[at];
    if (entry === undefined) continue;
    const line = eventLine(entry, tables);
    if (!passes(line, filter, words, tables)) continue;
    if (lines.length === most) return { lines, more: true };
    lines.push(line);
  }
  return { lines, more: false };
}

function passes(line: EventLine, filter: EventFilter, words: readonly string[], tables: Tables): boolean {
  if (!isOf(line.source, filter.source)) return false;
  if (filter.serviceArn !== null && line.serviceArn !== filter.serviceArn) return false;
  if (words.length === 0) return true;
  const name = line.serviceArn === null ? "" : (tables["ecs.services"].get(line.serviceArn)?.serviceName ?? "");
  const input = line.call === null ? "" : JSON.stringify(line.call.input);
  const haystack = `${name} ${line.text} ${input}`.toLowerCase();
  return words.every((word) => haystack.includes(word));
}

function isOf(source: EventSource, wanted: EventFilter["source"]): boolean {
  if (wanted === "all") return true;
  return wanted === "aws" ? source !== "machine" : source === wanted;
}
