import { BadBody, DEEPEST } from "../badBody.ts";

/** What a form says under one name: a text, and what stands below the name's dots. */
export interface FormNode {
  text: string | undefined;
  readonly children: Map<string, FormNode>;
}

/** More parameters than this make no call. */
export const MOST_PARAMETERS = 20_000;

/** A form as a tree: `A.member.1=x` is x at A, member, 1. Throws BadBody. */
export function formTree(form: string): FormNode {
  const root = newNode();
  let count = 0;
  for (const [name, text] of new URLSearchParams(form)) {
    if (++count > MOST_PARAMETERS) throw new BadBody("The request has too many parameters", "MalformedQueryString");
    const steps = name.split(".");
    if (steps.length > DEEPEST) throw new BadBody("A parameter nests too deeply", "MalformedQueryString");
    let node = root;
    for (const step of steps) node = childOf(node, step);
    node.text = text;
  }
  return root;
}

/** The nodes under numbers, in the order of these. Places may be left out. */
export function numbered(node: FormNode): readonly FormNode[] {
  return [...node.children]
    .filter(([step]) => /^\d{1,9}$/.test(step))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function childOf(node: FormNode, step: string): FormNode {
  const known = node.children.get(step);
  if (known !== undefined) return known;
  const child = newNode();
  node.children.set(step, child);
  return child;
}

const newNode = (): FormNode => ({ text: undefined, children: new Map() });
