import type { ScalarShape } from "../model.ts";
import { cpuUnitsFrom, memoryMiBFrom } from "../rules/taskSize.ts";
import { cpuUnitsOf, memoryMiBOf, secondsOf } from "./amounts.ts";
import type { FitPlace } from "./fit.ts";
import { hasPlaceholder, isPlaceholder, nameFrom } from "./placeholders.ts";
import { type Remark, shown } from "./remark.ts";

type Say = (remark: Remark) => void;

/** A single value as its shape wants it; undefined when it cannot be one. */
export function fittedScalar(value: unknown, shape: ScalarShape, place: FitPlace, say: Say): unknown {
  if (typeof value === "object") {
    say({ path: place.path, kind: "notUnderstood", text: "a single value belongs here", before: shown(value) });
    return undefined;
  }
  switch (shape.type) {
    case "string":
      return textFor(value, shape, place, say);
    case "boolean":
      return booleanFor(value, place, say);
    case "integer":
    case "long":
    case "float":
    case "double":
      return numberFor(value, shape, place, say);
    default:
      return value;
  }
}

function textFor(value: unknown, shape: ScalarShape, place: FitPlace, say: Say): unknown {
  const text = String(value);
  if (shape.enum !== undefined) return optionFor(text, shape.enum, place, say);
  const amount = taskSize(text, place, say);
  if (amount !== undefined) return amount;
  if (typeof value !== "string") {
    say({ path: place.path, kind: "changed", text: "the API wants a text", before: shown(value), after: shown(text) });
    return text;
  }
  if (!hasPlaceholder(text) || COMMANDS.has(place.member)) return text;
  if (!isNamed(place)) {
    say({ path: place.path, kind: "kept", text: "a placeholder, which changes nothing here", before: shown(text) });
    return text;
  }
  const name = nameFrom(text);
  if (name === "") return text;
  say({ path: place.path, kind: "filledIn", text: "a placeholder", before: shown(text), after: shown(name) });
  return name;
}

/** `cpu` and `memory` of a task are texts to the API, and may have units that only people write. */
function taskSize(text: string, place: FitPlace, say: Say): string | undefined {
  if (place.owner !== "RegisterTaskDefinition" || (place.member !== "cpu" && place.member !== "memory")) return undefined;
  const isCpu = place.member === "cpu";
  if (isPlaceholder(text)) {
    const standIn = isCpu ? "256" : "512";
    say({ path: place.path, kind: "filledIn", text: "a placeholder", before: shown(text), after: shown(standIn) });
    return standIn;
  }
  const exact = isCpu ? cpuUnitsFrom(text) : memoryMiBFrom(text);
  const unit = isCpu ? "CPU units" : "MiB";
  if (exact !== undefined) {
    if (String(exact) !== text) say({ path: place.path, kind: "read", text: `ECS reads it as ${exact} ${unit}`, before: shown(text) });
    return text;
  }
  const amount = isCpu ? cpuUnitsOf(text) : memoryMiBOf(text);
  if (amount === undefined) return undefined;
  say({ path: place.path, kind: "changed", text: `ECS takes ${unit}`, before: shown(text), after: shown(String(amount)) });
  return String(amount);
}

function optionFor(text: string, options: readonly string[], place: FitPlace, say: Say): string | undefined {
  if (options.includes(text)) return text;
  const plain = (option: string) => option.replace(/[_\s-]/g, "").toLowerCase();
  const meant = options.find((option) => plain(option) === plain(text));
  if (meant !== undefined) {
    say({ path: place.path, kind: "changed", text: "AWS writes it so", before: shown(text), after: shown(meant) });
    return meant;
  }
  if (text !== "" && !isPlaceholder(text)) return text;
  say({ path: place.path, kind: "leftOut", text: text === "" ? "nothing is said" : "a placeholder; AWS's default holds", before: shown(text) });
  return undefined;
}

function booleanFor(value: unknown, place: FitPlace, say: Say): unknown {
  if (typeof value === "boolean") return value;
  const text = String(value).toLowerCase();
  if (!BOOLEANS.has(text)) return placeholderOut(value, place, say);
  const boolean = BOOLEANS.get(text);
  say({ path: place.path, kind: "changed", text: "the API wants true or false", before: shown(value), after: shown(boolean) });
  return boolean;
}

function numberFor(value: unknown, shape: ScalarShape, place: FitPlace, say: Say): unknown {
  const whole = shape.type === "integer" || shape.type === "long";
  if (typeof value === "number" && (!whole || Number.isInteger(value))) return value;
  const text = String(value);
  const standIn = STAND_INS[place.member];
  if (isPlaceholder(text)) {
    if (standIn === undefined) return placeholderOut(value, place, say);
    say({ path: place.path, kind: "filledIn", text: "a placeholder", before: shown(value), after: shown(standIn) });
    return standIn;
  }
  const number = typeof value === "boolean" ? undefined : numberIn(text, place.member);
  // The model's check tells what is wrong with the rest.
  if (number === undefined) return value;
  say({ path: place.path, kind: "changed", text: "the API wants a number", before: shown(value), after: shown(number) });
  return number;
}

function numberIn(text: string, member: string): number | undefined {
  if (member === "cpu") return cpuUnitsOf(text);
  if (member === "memory" || member === "memoryReservation") return memoryMiBOf(text);
  if (TIMES.has(member)) return secondsOf(text);
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : undefined;
}

function placeholderOut(value: unknown, place: FitPlace, say: Say): unknown {
  if (!isPlaceholder(String(value))) return value;
  say({ path: place.path, kind: "leftOut", text: "a placeholder; AWS's default holds", before: shown(value) });
  return undefined;
}

/** Members whose value is a name that ECS checks; a link may be `name:alias`, so it is not among them. */
function isNamed({ owner, member }: FitPlace): boolean {
  if (member === "family" || member === "serviceName" || member === "containerName") return true;
  if (member === "sourceVolume" || member === "sourceContainer") return true;
  return member === "name" && (owner === "ContainerDefinition" || owner === "Volume");
}

/** Shell commands hold variables of their own. */
const COMMANDS = new Set(["command", "entryPoint", "workingDirectory", "image", "cluster", "taskDefinition", "links"]);

/** What to go on with where a template leaves a number open. */
const STAND_INS: Readonly<Record<string, number>> = { cpu: 128, memory: 256, memoryReservation: 128, containerPort: 80, desiredCount: 1 };

const TIMES = new Set(["interval", "timeout", "startPeriod", "startTimeout", "stopTimeout", "healthCheckGracePeriodSeconds"]);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["on", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["off", false],
  ["0", false],
]);
