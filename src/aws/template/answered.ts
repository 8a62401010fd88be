import type { Members } from "../import/candidates.ts";

/** Characters that no text has: they are taken out of every text that comes in. They hold what is not known yet. */
const ANSWER = "\uE000";
const REFERENCE = "\uE002";
const BAR = "\uE001";

/** The text without the characters that mean something here. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000-\uE002]/g, "");

/** Stands for a part of the answer to an earlier call: the path is what `--query` takes, "TargetGroups[0].TargetGroupArn". */
export const answered = (step: string, path: string): string => `${ANSWER}${step}${BAR}${path}${ANSWER}`;

/** Stands for an attribute of another resource of a template, until it is known by which call that is made. */
export const referenced = (id: string, attribute: string): string => `${REFERENCE}${id}${BAR}${attribute}${REFERENCE}`;

/** What stands for one of the two, with its parts. */
export type Mark = { readonly kind: "answer"; readonly step: string; readonly path: string } | { readonly kind: "reference"; readonly id: string; readonly attribute: string };

const MARKS = /([\uE000\uE002])([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\1/g;

/** Whether a text speaks of something that is not known yet. */
export const isOpen = (text: string): boolean => /[\uE000\uE002]/.test(text);

/** The marks in a text. */
export function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(MARKS)].map(([, kind, first = "", second = ""]) => markOf(kind, first, second));
}

function markOf(kind: string | undefined, first: string, second: string): Mark {
  return kind === ANSWER ? { kind: "answer", step: first, path: second } : { kind: "reference", id: first, attribute: second };
}

/** The text with each mark replaced; undefined in place of a text that is one mark and for which there is nothing. */
export function replaced(text: string, by: (mark: Mark) => string | undefined): string | undefined {
  if (!isOpen(text)) return text;
  let isMissing = false;
  const whole = text.replace(MARKS, (_all, kind: string, first: string, second: string) => {
    const value = by(markOf(kind, first, second));
    isMissing ||= value === undefined;
    return value ?? "";
  });
  return isMissing && whole === "" ? undefined : whole;
}

/** The same everywhere in a value; members and items for which there is nothing are left out. */
export function replacedIn(value: unknown, by: (mark: Mark) => string | undefined): unknown {
  if (typeof value === "string") return replaced(value, by);
  if (Array.isArray(value)) return value.map((item) => replacedIn(item, by)).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Members).flatMap(([key, part]) => {
      const result = replacedIn(part, by);
      return result === undefined ? [] : [[key, result]];
    }),
  );
}

/** An input with the answers filled in; of a call that was not made yet, its name in angle brackets. */
export function withAnswers(input: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  return replacedIn(input, (mark) => {
    if (mark.kind === "reference") return undefined;
    const found = answers.has(mark.step) ? lookedUp(answers.get(mark.step), mark.path) : undefined;
    return typeof found === "string" ? found : `<${mark.step}>`;
  });
}

function lookedUp(answer: unknown, path: string): unknown {
  let found = answer;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== "")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Members)[key];
  }
  return found;
}
