import { diffLines } from "diff";
import type { RegisterTaskDefinitionRequest, TaskDefinition } from "../../aws/generated/ecs.ts";
import { CONTAINER_ORDER, ordered, TASK_DEFINITION_ORDER } from "../../aws/import/order.ts";
import { inputOfRevision } from "../../aws/import/revisionInput.ts";
import type { Path } from "../../aws/problem.ts";
import { normalizedTaskDefinition } from "../../aws/rules/taskDefinition.ts";
import { formatJson } from "../../lib/formatJson.ts";
import { type JsonNode, pathAt } from "../../lib/jsonTree.ts";
import { readJson } from "../../lib/readJson.ts";
import { valueAt } from "../../lib/valueAt.ts";

/** A line of a comparison; the heading names the part of the definition that the lines after it are in. */
export interface DiffLine {
  readonly kind: "heading" | "removed" | "added";
  readonly text: string;
}

/** A definition as both sides of a comparison are written: with ECS's defaults, in one order. */
export type Comparable = Readonly<Record<string, unknown>>;

/** What a registered revision comes to. */
export function comparableRevision(definition: TaskDefinition): Comparable {
  return inOrder(inputOfRevision(definition));
}

/** What a draft would come to if it were registered; with errors in it, what it says. */
export function comparableDraft(input: RegisterTaskDefinitionRequest, hasErrors: boolean): Comparable {
  return inOrder(hasErrors ? input : inputOfRevision(normalizedTaskDefinition(input)));
}

function inOrder(input: RegisterTaskDefinitionRequest): Comparable {
  const { tags: _tags, ...rest } = input;
  const containers: unknown = input.containerDefinitions;
  const list = Array.isArray(containers) ? containers.map((one: unknown) => (isObject(one) ? ordered(one, CONTAINER_ORDER) : one)) : containers;
  return ordered({ ...rest, containerDefinitions: list }, TASK_DEFINITION_ORDER);
}

/** The lines that differ, grouped by the part they are in; `whole` names the outermost. Nothing when both are the same. */
export function changedLines(before: Comparable, after: Comparable, whole = "task"): readonly DiffLine[] {
  const [old, now] = [side(before), side(after)];
  const parts = diffLines(`${old.text}\n`, `${now.text}\n`, { timeout: 300 });
  if (parts === undefined) return [{ kind: "heading", text: "too different to compare" }];
  const lines: DiffLine[] = [];
  let heading = "";
  const at = { removed: 0, added: 0 };
  for (const { value, added, removed } of parts) {
    for (const text of value.split("\n").slice(0, -1)) {
      const kind = added ? "added" : removed ? "removed" : null;
      if (kind !== null) {
        const part = headingAt(kind === "added" ? now : old, at[kind] + text.length - text.trimStart().length) || whole;
        // The comma between two members belongs to neither.
        const line: DiffLine = { kind, text: text.trim().replace(/,$/, "") };
        if (part !== heading) lines.push({ kind: "heading", text: part });
        heading = part;
        if (/\w/.test(line.text)) lines.push(line);
      }
      if (!added) at.removed += text.length + 1;
      if (!removed) at.added += text.length + 1;
    }
  }
  return withoutEchoes(lines);
}

interface Side {
  readonly text: string;
  readonly root: JsonNode | undefined;
  readonly value: Comparable;
}

function side(value: Comparable): Side {
  const text = formatJson(value);
  return { text, root: readJson(text).values[0], value };
}

/** The place of what the line is in, with containers by their names; "" for the outermost. */
function headingAt({ root, value }: Side, offset: number): string {
  const path = root === undefined ? [] : pathAt(root, offset);
  const within = path.length > 0 && typeof path.at(-1) === "string" ? path.slice(0, -1) : path;
  return placeText(within, value);
}

/** A path in a definition as a person would say it: `containerDefinitions.app.environment`. */
export function placeText(path: Path, value: unknown): string {
  const steps = path.map((step, i) => {
    const name = typeof step === "number" ? valueAt(value, [...path.slice(0, i + 1), "name"]) : undefined;
    return typeof name === "string" ? name : String(step);
  });
  return steps.join(".");
}

/** A line that lost or won nothing but its comma is no change; a heading without lines is none either. */
function withoutEchoes(lines: readonly DiffLine[]): readonly DiffLine[] {
  const kept: DiffLine[] = [];
  for (const line of lines) {
    const echo = kept.findLastIndex((other) => other.kind !== "heading" && other.kind !== line.kind && other.text === line.text);
    if (line.kind === "added" && echo >= 0 && kept.slice(echo).every(({ kind }) => kind !== "heading")) kept.splice(echo, 1);
    else kept.push(line);
  }
  return kept.filter(({ kind }, i) => kind !== "heading" || (kept[i + 1]?.kind ?? "heading") !== "heading");
}

/** A value that is other than before, or new. */
export interface ChangedPlace {
  readonly path: Path;
  readonly isNew: boolean;
}

/** The places of a draft at which it differs from a revision, the innermost; and how many values are gone. */
export function changedPlaces(before: unknown, after: unknown): { readonly places: readonly ChangedPlace[]; readonly goneCount: number } {
  const places: ChangedPlace[] = [];
  let goneCount = 0;
  const compare = (old: unknown, now: unknown, path: Path): void => {
    if (isObject(old) && isObject(now)) {
      for (const [name, part] of Object.entries(now)) {
        if (Object.hasOwn(old, name)) compare(old[name], part, [...path, name]);
        else places.push({ path: [...path, name], isNew: true });
      }
      goneCount += Object.keys(old).filter((name) => !Object.hasOwn(now, name)).length;
    } else if (Array.isArray(old) && Array.isArray(now)) {
      now.forEach((part: unknown, i) => (i < old.length ? compare(old[i], part, [...path, i]) : places.push({ path: [...path, i], isNew: true })));
      goneCount += Math.max(0, old.length - now.length);
    } else if (!Object.is(old, now)) places.push({ path, isNew: false });
  };
  compare(before, after, []);
  return { places, goneCount };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
