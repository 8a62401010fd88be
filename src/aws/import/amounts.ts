import { cpuUnitsFrom, memoryMiBFrom } from "../rules/taskSize.ts";

/** CPU units from what people write: `256`, `.25 vcpu`, `0.25`, `512 units`. undefined: no amount. */
export function cpuUnitsOf(text: string): number | undefined {
  const exact = cpuUnitsFrom(text);
  if (exact !== undefined) return exact;
  const { number, unit } = parts(text);
  if (number === undefined) return undefined;
  if (unit === "units" || unit === "unit") return whole(number);
  if (unit === "m" || unit === "millicores") return whole((number / 1000) * 1024);
  // A fraction can only be meant as cores.
  return CORES.has(unit) && (unit !== "" || number % 1 !== 0) ? whole(number * 1024) : undefined;
}

/** MiB from what people write: `512`, `.5 gb`, `512 MB`, `1 GiB`, `512m`, bytes. undefined: no amount. */
export function memoryMiBOf(text: string): number | undefined {
  const exact = memoryMiBFrom(text);
  if (exact !== undefined) return exact;
  const { number, unit } = parts(text);
  const factor = MEBIBYTES[unit];
  return number === undefined || factor === undefined ? undefined : whole(number * factor);
}

/** Seconds from what people write: `30`, `30s`, `1m`, `1m30s` is not read. undefined: no amount. */
export function secondsOf(text: string): number | undefined {
  const { number, unit } = parts(text);
  const factor = SECONDS[unit];
  return number === undefined || factor === undefined ? undefined : whole(number * factor);
}

const CORES = new Set(["", "vcpu", "vcpus", "cpu", "cpus", "core", "cores"]);

/** Docker and Kubernetes know these units; ECS counts GB in steps of 1024 MiB, and so is it done here. */
const MEBIBYTES: Readonly<Record<string, number>> = {
  "": 1,
  m: 1,
  mb: 1,
  mi: 1,
  mib: 1,
  megabytes: 1,
  g: 1024,
  gb: 1024,
  gi: 1024,
  gib: 1024,
  gigabytes: 1024,
};

const SECONDS: Readonly<Record<string, number>> = {
  "": 1,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  ms: 0.001,
};

function parts(text: string): { readonly number: number | undefined; readonly unit: string } {
  const match = /^(\d{1,12}(?:\.\d{0,6})?|\.\d{1,6})\s{0,8}([a-z]{0,12})$/.exec(text.trim().toLowerCase());
  return { number: match?.[1] === undefined ? undefined : Number(match[1]), unit: match?.[2] ?? "" };
}

function whole(amount: number): number | undefined {
  const rounded = Math.round(amount);
  return Number.isSafeInteger(rounded) && Math.abs(rounded - amount) < 0.01 ? rounded : undefined;
}
