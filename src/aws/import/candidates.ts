import { valueOf } from "../../lib/jsonTree.ts";
import { readJson } from "../../lib/readJson.ts";
import type { Path } from "../problem.ts";
import { templateResources } from "./cloudFormation.ts";
import { plainName } from "./fit.ts";
import { guessAt } from "./guess.ts";

/** A part of a document that can be fitted to an API input. */
export type Candidate =
  | { readonly kind: "taskDefinition" | "service"; readonly what: string; readonly path: Path; readonly value: Members }
  | { readonly kind: "session"; readonly what: string; readonly path: Path; readonly value: Members }
  | { readonly kind: "strange"; readonly what: string; readonly path: Path; readonly why: string };

export type Members = Readonly<Record<string, unknown>>;

/** Objects and lists that are looked into for something familiar. */
const LOOKED_INTO = 5_000;

/** How deep something may be wrapped: a Terraform state has six levels around a resource. */
const DEEPEST = 8;

/** Findings of one text; a person looks through no more. */
const CANDIDATES = 100;

/**
 * Finds task definitions, containers and services in a document, wherever they are wrapped in it: answers of the
 * command line, templates, lists of them. What was recognized as something else is told as such.
 */
export function candidatesIn(document: unknown, path: Path): readonly Candidate[] {
  const search = new Search();
  search.look(document, path);
  if (search.found.length > 0) return search.found;
  return [{ kind: "strange", path, ...guessAt(document) }];
}

class Search {
  readonly found: Candidate[] = [];
  private looked = 0;

  look(value: unknown, path: Path, depth = 0): void {
    if (depth > DEEPEST || this.looked++ > LOOKED_INTO || this.found.length >= CANDIDATES) return;
    if (typeof value === "string") this.text(value, path, depth);
    else if (Array.isArray(value)) this.list(value as readonly unknown[], path, depth);
    else if (isMembers(value)) this.members(value, path, depth);
  }

  private text(value: string, path: Path, depth: number): void {
    if (!/^\s*[[{]/.test(value)) return;
    const { values, fault } = readJson(value);
    if (values[0] !== undefined && fault === null) this.look(valueOf(values[0]), path, depth + 1);
  }

  private list(value: readonly unknown[], path: Path, depth: number): void {
    if (value.length > 0 && value.every(isContainer)) {
      const what = value.length === 1 ? "a list with one container" : `a list of ${value.length} containers`;
      this.found.push({ kind: "taskDefinition", what, path, value: { containerDefinitions: value } });
    } else value.forEach((item, i) => this.look(item, [...path, i], depth + 1));
  }

  private members(value: Members, path: Path, depth: number): void {
    const own = candidateAt(value, path);
    if (own !== undefined) {
      this.found.push(own);
      return;
    }
    const resources = templateResources(value);
    if (resources !== undefined) {
      this.found.push(...resources.map((resource) => ({ ...resource, path: [...path, ...resource.path] })));
      return;
    }
    const tags = value["tags"];
    for (const [name, part] of Object.entries(value)) {
      // An answer of the command line has the tags beside the definition.
      const answer = plainName(name) === "taskdefinition" && isMembers(part) && Array.isArray(tags) && tags.length > 0;
      this.look(answer ? { ...part, tags } : part, [...path, name], depth + 1);
    }
  }
}

function candidateAt(value: Members, path: Path): Candidate | undefined {
  if (value["format"] === "ecs-playground") return { kind: "session", what: "a session of ECS Playground", path, value };
  const has = namesOf(value);
  const answer = String(path.at(-1) ?? "");
  if (has.has("containerdefinitions")) {
    return { kind: "taskDefinition", what: has.has("taskdefinitionarn") ? "a registered task definition" : "a task definition", path, value };
  }
  if (isService(has, value)) {
    const what = has.has("servicearn") || answer === "service" ? "a running service" : "a service";
    return { kind: "service", what, path, value };
  }
  if (!isContainer(value)) return undefined;
  return { kind: "taskDefinition", what: "one container", path, value: { containerDefinitions: [value] } };
}

function isService(has: ReadonlySet<string>, value: Members): boolean {
  // A task set and a deployment have a definition and a count as well; a task has a definition's ARN.
  if (has.has("servicename")) return has.has("taskdefinition") || has.has("desiredcount") || has.has("loadbalancers") || has.has("launchtype");
  const definition = Object.entries(value).find(([name]) => plainName(name) === "taskdefinition")?.[1];
  return typeof definition === "string" && has.has("desiredcount") && !has.has("id") && !has.has("service") && !has.has("rolloutstate");
}

/** An image beside something else that only a container has. */
function isContainer(value: unknown): boolean {
  if (!isMembers(value)) return false;
  const has = namesOf(value);
  if (!has.has("image") || typeof Object.entries(value).find(([name]) => plainName(name) === "image")?.[1] !== "string") return false;
  // A running container is described with these; it is no definition.
  if (has.has("containerarn") || has.has("laststatus")) return false;
  return CONTAINER_MEMBERS.some((member) => has.has(member));
}

const CONTAINER_MEMBERS = ["name", "essential", "cpu", "memory", "memoryreservation", "portmappings", "environment", "command", "logconfiguration"];

/** An object is recognized by its first members; no input has more. */
const NAMES_READ = 100;

function namesOf(value: Members): ReadonlySet<string> {
  return new Set(Object.keys(value).slice(0, NAMES_READ).map(plainName));
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
