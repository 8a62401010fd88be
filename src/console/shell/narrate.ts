import type { EventLine } from "../store/eventLine.ts";

/** Lines that are news to somebody who cannot see the map. Machines and calls are not: their effects are. */
const SPOKEN = new Set(["service", "deployment", "task", "instance", "target"]);

/** What is counted together, and its words for one and for many. */
const COUNTED: readonly { readonly pattern: RegExp; readonly one: string; readonly many: string }[] = [
  { pattern: /^Task \S+ is RUNNING/, one: "1 task is running", many: "tasks are running" },
  { pattern: /^Task \S+ is STOPPED/, one: "1 task stopped", many: "tasks stopped" },
  { pattern: /^Target .* is healthy/, one: "1 target is healthy", many: "targets are healthy" },
  { pattern: /^Target .* is unhealthy/, one: "1 target is unhealthy", many: "targets are unhealthy" },
  { pattern: /^Target .* is draining/, one: "1 target is draining", many: "targets are draining" },
  { pattern: /^Container instance .* is ACTIVE, its agent is connected/, one: "1 container instance is connected", many: "container instances are connected" },
  { pattern: /^Container instance .* is DRAINING/, one: "1 container instance is draining", many: "container instances are draining" },
  { pattern: /its agent is not connected/, one: "1 agent is not connected", many: "agents are not connected" },
];

/** Service events read out whole; more are only counted. */
const READ_WHOLE = 1;

/** One sentence for what happened since the last one; null when nothing did that should be said. */
export function narrate(lines: readonly EventLine[]): string | null {
  const spoken = lines.filter(({ source }) => SPOKEN.has(source));
  const events = spoken.filter(({ source }) => source === "service");
  const parts = COUNTED.flatMap(({ pattern, one, many }) => {
    const count = spoken.filter(({ text }) => pattern.test(text)).length;
    return count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
  });
  if (events.length > READ_WHOLE) parts.push(`${events.length} service events`);
  else parts.unshift(...events.map(({ text }) => text.replace(/[.]$/, "")));
  return parts.length === 0 ? null : `${parts.join(", ")}.`;
}
