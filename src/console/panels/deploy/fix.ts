import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import type { Path } from "../../../aws/problem.ts";
import { setAt, withEdits } from "../../../lib/editJson.ts";
import { readJson } from "../../../lib/readJson.ts";
import { valueAt } from "../../../lib/valueAt.ts";

/** A change that mends a problem; undefined takes the value away. */
export interface FixSet {
  readonly path: Path;
  readonly value: unknown;
}

/** One way out of a problem, with the words for its button. */
export interface Fix {
  readonly label: string;
  readonly sets: readonly FixSet[];
}

/** What a problem means in plain words, where AWS's words leave it open, and the obvious ways out. */
export interface Advice {
  readonly plain: string | null;
  readonly fixes: readonly Fix[];
}

/** The text with a fix carried out; the same text when it is no JSON. */
export function withFix(text: string, { sets }: Fix): string {
  return sets.reduce((edited, { path, value }) => {
    const { values, fault } = readJson(edited);
    const [root] = values;
    return root === undefined || fault !== null ? edited : withEdits(edited, setAt(edited, root, { path }, value));
  }, text);
}

/** The container that a path leads into. */
export function containerAt(input: RegisterTaskDefinitionRequest, path: Path): ContainerDefinition | undefined {
  return valueAt(input, path.slice(0, 2)) as ContainerDefinition | undefined;
}

/** Equal but for case and separators, or one letter more, less or other. */
export function isNear(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (x === y) return true;
  if (Math.abs(x.length - y.length) > 1 || Math.min(x.length, y.length) < 4) return false;
  let start = 0;
  while (start < Math.min(x.length, y.length) && x[start] === y[start]) start++;
  const restX = x.slice(start);
  const restY = y.slice(start);
  return restX.slice(1) === restY || restX === restY.slice(1) || restX.slice(1) === restY.slice(1);
}

function plain(text: string): string {
  return text.slice(0, 64).replace(/[_\s-]/g, "").toLowerCase();
}
