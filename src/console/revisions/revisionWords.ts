import type { Comparable } from "./changes.ts";

/**
 * What one revision has other than another, in words: `memory 512 → 256 MiB`, `image nginx:1 → nginx:2`. Both are
 * written as comparisons write them. Where there are several containers, each change names its own.
 */
export function revisionWords(before: Comparable, after: Comparable): readonly string[] {
  const several = containersIn(before).length > 1 || containersIn(after).length > 1;
  const whole = memberWords(without(before, "containerDefinitions"), without(after, "containerDefinitions"), "");
  return [...whole, ...listWords(containersIn(before), containersIn(after), { noun: "container", within: (name) => (several ? `${name}: ` : "") })];
}

type Part = Readonly<Record<string, unknown>>;

/** Lists whose entries have names, or what tells them apart: what is in one and not in the other, and what changed. */
function listWords(before: readonly Part[], after: readonly Part[], { noun, within }: { readonly noun: string; readonly within: (name: string) => string }): readonly string[] {
  const old = new Map(before.map((part) => [nameOf(part), part]));
  const now = new Map(after.map((part) => [nameOf(part), part]));
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => `${noun} ${name} removed`);
  const changed = [...now].flatMap(([name, part]) => {
    const was = old.get(name);
    return was === undefined ? [`${noun} ${name} added`] : memberWords(was, part, within(name));
  });
  return [...gone, ...changed];
}

/** The members of one object that differ, each as a sentence's half. */
function memberWords(before: Part, after: Part, where: string): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const list = LISTS[name];
    if (list !== undefined) return list(partsOf(was), partsOf(is)).map((words) => where + words);
    return [where + valueWords(name, was, is)];
  });
}

function valueWords(name: string, was: unknown, is: unknown): string {
  const unit = UNITS[name] ?? "";
  if (was === undefined) return isPlain(is) ? `${name} ${text(is)}${unit}, not set before` : `${name} added`;
  if (is === undefined) return isPlain(was) ? `${name} no longer set, was ${text(was)}${unit}` : `${name} removed`;
  return isPlain(was) && isPlain(is) ? `${name} ${text(was)} → ${text(is)}${unit}` : `${name} changed`;
}

/** Lists with a way of their own to tell what differs. */
const LISTS: Readonly<Record<string, (before: readonly Part[], after: readonly Part[]) => readonly string[]>> = {
  environment: (before, after) => pairWords(before, after, "value"),
  secrets: (before, after) => pairWords(before, after, "valueFrom"),
  portMappings: portWords,
};

/** Variables by their names. */
function pairWords(before: readonly Part[], after: readonly Part[], member: "value" | "valueFrom"): readonly string[] {
  const valuesOf = (parts: readonly Part[]) => new Map(parts.map((part) => [nameOf(part), text(part[member])]));
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => `${name} removed`);
  const rest = [...now].flatMap(([name, value]) => {
    const was = old.get(name);
    return was === value ? [] : [was === undefined ? `${name}=${value} added` : `${name} ${was} → ${value}`];
  });
  return [...gone, ...rest];
}

/** Ports by what the container listens on. */
function portWords(before: readonly Part[], after: readonly Part[]): readonly string[] {
  const portsOf = (parts: readonly Part[]) => new Map(parts.map((part) => [`${text(part["containerPort"])}/${text(part["protocol"] ?? "tcp")}`, hostPort(part["hostPort"])]));
  const [old, now] = [portsOf(before), portsOf(after)];
  const gone = [...old.keys()].filter((port) => !now.has(port)).map((port) => `port ${port} removed`);
  const rest = [...now].flatMap(([port, host]) => {
    const was = old.get(port);
    if (was === undefined) return [`port ${port} added on host port ${host}`];
    return was === host ? [] : [`host port of ${port} ${was} → ${host}`];
  });
  // A name or a protocol of a port, and the order of ports, are told as one.
  return gone.length + rest.length === 0 ? ["portMappings changed"] : [...gone, ...rest];
}

const hostPort = (port: unknown): string => (port === undefined || port === 0 ? "dynamic" : text(port));

/** What numbers are of. ECS API, ContainerDefinition. */
const UNITS: Readonly<Record<string, string>> = { memory: " MiB", memoryReservation: " MiB", cpu: " CPU units", startTimeout: " s", stopTimeout: " s" };

function containersIn(revision: Comparable): readonly Part[] {
  return partsOf(revision["containerDefinitions"]);
}

function partsOf(list: unknown): readonly Part[] {
  return Array.isArray(list) ? list.filter((one: unknown): one is Part => typeof one === "object" && one !== null) : [];
}

function without(whole: Comparable, name: string): Part {
  return Object.fromEntries(Object.entries(whole).filter(([member]) => member !== name));
}

const nameOf = (part: Part): string => text(part["name"]);

const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every((one) => typeof one === "string"));

const text = (value: unknown): string => (Array.isArray(value) ? value.join(" ") : typeof value === "object" ? JSON.stringify(value) : String(value));
