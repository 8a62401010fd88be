import { SUBJECTS } from "./language.ts";
import { integerOf, secondsOf, versionOf } from "./operands.ts";
import { parsePattern } from "./pattern/parsePattern.ts";
import type { Operator, Subject, Value } from "./query.ts";
import type { Reader } from "./reader.ts";

/** What may stand unquoted: no space, comma, bracket, parenthesis, quote or sign of an operator; `&&` and `||` end it. */
const BAREWORD = /(?:[^\s,()[\]'"&|=!<>]|\|(?!\|))+/y;

/** A regular expression may have brackets and signs as well, and in its classes anything but a space or parenthesis. */
const BARE_PATTERN = /(?:\\[^\s()]|\[(?:\\[^\s()]|[^\s()\]\\])*\]|[^\s()'"&|\\]|\\(?![^\s()])|&(?!&)|\|(?!\|))+/y;

/** The guide lets parentheses group comparisons only, so a regular expression has no groups either. */
const NO_PARENTHESES = "no parentheses in a comparison";

/** Reads what a subject is compared with, and checks it. */
export function readValue(reader: Reader, subject: Subject, operator: Operator): Value {
  const at = reader.at;
  const isPattern = operator === "=~" || operator === "!~";
  const quote = ["'", '"'].find((mark) => reader.take(mark));
  const text = quote === undefined ? reader.take(isPattern ? BARE_PATTERN : BAREWORD) : reader.upTo(quote);
  reader.trace({ kind: "value", subject, operator }, at, reader.at);
  if (quote !== undefined && text === undefined) return reader.fail(`${quote} to end the text`);
  if (quote === undefined && reader.looksAt("(")) return reader.fail(NO_PARENTHESES);
  if (text === undefined) return reader.fail(isPattern ? "a regular expression" : expectedOf(subject));
  const value = { text, at, length: reader.at - at };
  checkValue(reader, value, { subject, isPattern, inside: quote === undefined ? at : at + 1 });
  return value;
}

/** `inside` is where the text begins, behind a quote. */
function checkValue(
  reader: Reader,
  value: Value,
  { subject, isPattern, inside }: { readonly subject: Subject; readonly isPattern: boolean; readonly inside: number },
): void {
  const parenthesis = value.text.search(/[()]/);
  if (parenthesis >= 0) reader.fail(NO_PARENTHESES, inside + parenthesis);
  if (!isPattern) {
    if (!fits(value.text, subject)) reader.fail(expectedOf(subject), value.at, value.length);
    return;
  }
  const read = parsePattern(value.text);
  if (!read.ok) reader.fail(read.expected, inside + read.at, read.length);
}

function fits(text: string, { kind }: Subject): boolean {
  switch (SUBJECTS[kind].values) {
    case "boolean":
      return text === "true" || text === "false";
    case "integer":
      return integerOf(text) !== undefined;
    case "version":
      return versionOf(text) !== undefined;
    case "time":
      return secondsOf(text) !== undefined;
    case "text":
      return true;
  }
}

function expectedOf({ kind }: Subject): string {
  switch (SUBJECTS[kind].values) {
    case "boolean":
      return "true or false";
    case "integer":
      return "a whole number";
    case "version":
      return "a version such as 1.86.0";
    case "time":
      return "a time such as 2018-06-18T22:28:28Z or 2018-06-18";
    case "text":
      return "a value";
  }
}
