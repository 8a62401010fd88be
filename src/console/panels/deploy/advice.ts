import type { RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import { shapeAt } from "../../../aws/operations.ts";
import type { Path } from "../../../aws/problem.ts";
import type { DraftProblem } from "./analysis.ts";
import { valueAt } from "../../../lib/valueAt.ts";
import { type Advice, type Fix, isNear } from "./fix.ts";
import { RULE_FIXES } from "./ruleFixes.ts";

/** Advice on a problem. The first fix is the one that a person most likely wants. */
export function adviceOn(problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const { kind, path } = problem;
  switch (kind) {
    case "unknown":
      return { plain: unknownWords(path), fixes: [...renamed(path, input), { label: "Remove it", sets: [{ path, value: undefined }] }] };
    case "enum":
      return { plain: null, fixes: options(path, valueAt(input, path)) };
    case "type":
      return { plain: null, fixes: retyped(path, valueAt(input, path)) };
    case "required":
      return requiredAdvice(path);
    case "rule": {
      const known = RULE_FIXES.find(({ says }) => says.test(problem.message));
      return known?.advice(problem, input) ?? NONE;
    }
    default:
      return NONE;
  }
}

const NONE: Advice = { plain: null, fixes: [] };

const READ_ONLY = new Set(["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt", "registeredBy", "deregisteredAt"]);

function unknownWords(path: Path): string | null {
  return path.length === 1 && READ_ONLY.has(String(path[0])) ? "Only AWS sets it; ECS leaves it out." : "ECS leaves it out.";
}

/** The member that was probably meant: the same but for case and separators, or one letter off. */
function renamed(path: Path, input: RegisterTaskDefinitionRequest): readonly Fix[] {
  const given = String(path.at(-1));
  const parent = path.slice(0, -1);
  const shape = shapeAt("ecs", "RegisterTaskDefinition", parent);
  if (shape?.type !== "structure") return [];
  const there = valueAt(input, parent);
  const meant = Object.keys(shape.members).find((member) => isNear(member, given));
  if (meant === undefined || (typeof there === "object" && there !== null && Object.hasOwn(there, meant))) return [];
  return [{ label: `Rename to ${meant}`, sets: [{ path, value: undefined }, { path: [...parent, meant], value: valueAt(input, path) }] }];
}

function options(path: Path, given: unknown): readonly Fix[] {
  const shape = shapeAt("ecs", "RegisterTaskDefinition", path);
  const all = shape !== undefined && "enum" in shape ? (shape.enum ?? []) : [];
  const near = all.filter((option) => isNear(option, String(given)));
  const offered = near.length > 0 ? near.slice(0, 1) : all.length <= 4 ? all : [];
  return offered.map((option) => ({ label: `Use ${option}`, sets: [{ path, value: option }] }));
}

/** The same value as the type that the API wants, where it is plainly the same. */
function retyped(path: Path, given: unknown): readonly Fix[] {
  const type = shapeAt("ecs", "RegisterTaskDefinition", path)?.type;
  const value = asType(type, given);
  if (value === undefined) return [];
  const label = typeof value === "string" ? `Use "${value.slice(0, 24)}"` : Array.isArray(value) ? "Make it a list" : `Use ${String(value)}`;
  return [{ label, sets: [{ path, value }] }];
}

function asType(type: string | undefined, given: unknown): unknown {
  if (type === "list") return typeof given === "object" && given !== null ? [given] : typeof given === "string" ? [given] : undefined;
  if (typeof given === "object") return undefined;
  if (type === "string") return String(given);
  if (type === "boolean") return given === "true" ? true : given === "false" ? false : undefined;
  const number = typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN;
  if (type === "integer" || type === "long") return Number.isInteger(number) ? number : typeof given === "number" ? Math.round(given) : undefined;
  return Number.isFinite(number) ? number : undefined;
}

function requiredAdvice(path: Path): Advice {
  const member = path.at(-1);
  if (path.length === 1 && member === "family") return { plain: "A family is what all revisions share.", fixes: [{ label: "Name it app", sets: [{ path, value: "app" }] }] };
  if (path.length === 1 && member === "containerDefinitions") {
    const container = { name: "app", image: "nginx:latest", essential: true, memory: 128 };
    return { plain: null, fixes: [{ label: "Add a container", sets: [{ path, value: [container] }] }] };
  }
  if (member === "condition") return { plain: null, fixes: [{ label: "Wait for START", sets: [{ path, value: "START" }] }] };
  if (member === "command") return { plain: null, fixes: [{ label: "Check with curl", sets: [{ path, value: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] }] }] };
  return NONE;
}
