import { ShorthandReader } from "./shorthandReader.ts";

/** What shorthand can say; what is text may be meant as a number or a truth, which the model tells. */
export type ShorthandValue = string | readonly ShorthandValue[] | { readonly [key: string]: ShorthandValue };

/**
 * Reads one value in AWS's shorthand syntax: key=value,key=[a,b],key={k=v}. This is awscli's grammar, back-tracking
 * and all; it throws a ShorthandFault whose message points with a caret.
 */
export function readShorthand(text: string): { readonly [key: string]: ShorthandValue } {
  const reader = new ShorthandReader(text);
  const given = new Map<string, ShorthandValue>();
  let lastEnd = 0;
  for (;;) {
    const [key, value] = keyAndValue(reader, values);
    if (given.has(key)) reader.secondInstance(key, lastEnd + 1);
    given.set(key, value);
    lastEnd = reader.at;
    if (reader.atEnd) return Object.fromEntries(given);
    reader.expect(",", true);
  }
}

/** What an unquoted value may be made of: the first of a list may hold = and ~ only after its first character. */
const ESCAPED_COMMA = String.raw`\\,`;
const START = String.raw`[!#-&(-+\-.-<>-Z\\-z|-\uffff]`;
const FIRST = new RegExp(String.raw`(?:${ESCAPED_COMMA}|${START})(?:${ESCAPED_COMMA}|[\s!#-&(-+\-.-\\^-|~-\uffff])*`, "y");
const SECOND = new RegExp(String.raw`(?:${ESCAPED_COMMA}|${START})(?:${ESCAPED_COMMA}|[\s!#-&(-+\-.-<>-\uffff])*`, "y");

function keyAndValue(reader: ShorthandReader, readValue: (reader: ShorthandReader) => ShorthandValue): readonly [string, ShorthandValue] {
  const key = reader.key();
  reader.skipFileMark();
  reader.expect("=", true);
  return [key, readValue(reader)];
}

function values(reader: ShorthandReader): ShorthandValue {
  if (reader.atEnd) return "";
  if (reader.current === "[") return explicitList(reader);
  if (reader.current === "{") return hashLiteral(reader);
  return commaList(reader);
}

/** a=b is a text, a=b,c a list; where the next part turns out to be a key, the list ends at the comma before it. */
function commaList(reader: ShorthandReader): ShorthandValue {
  const first = firstValue(reader);
  reader.skipSpace();
  if (reader.current !== ",") return first;
  reader.expect(",", true);
  const list = [first];
  for (;;) {
    const next = reader.attempt(() => nextValue(reader));
    if (next === undefined) break;
    list.push(next.value);
    if (next.isLast) break;
  }
  return list.length === 1 ? first : list;
}

/** One more value of a list, with the comma behind it unless it is the last. */
function nextValue(reader: ShorthandReader): { readonly value: string; readonly isLast: boolean } {
  const value = reader.quoted() ?? unescaped(reader.need(SECOND, "second"));
  reader.skipSpace();
  const isLast = reader.atEnd;
  if (!isLast) reader.expect(",", true);
  return { value, isLast };
}

function firstValue(reader: ShorthandReader): string {
  return reader.quoted() ?? unescaped(reader.match(FIRST) ?? "");
}

const unescaped = (text: string): string => text.replaceAll("\\,", ",").trimEnd();

function explicitList(reader: ShorthandReader): ShorthandValue {
  const list: ShorthandValue[] = [];
  reader.expect("[", true);
  reader.nested(() => {
    while (reader.current !== "]") {
      list.push(explicitValue(reader));
      separator(reader, "]");
    }
  });
  reader.expect("]");
  return list;
}

function hashLiteral(reader: ShorthandReader): ShorthandValue {
  const entries: (readonly [string, ShorthandValue])[] = [];
  reader.expect("{", true);
  reader.nested(() => {
    while (reader.current !== "}") {
      entries.push(keyAndValue(reader, explicitValue));
      separator(reader, "}");
    }
  });
  reader.expect("}");
  return Object.fromEntries(entries);
}

function explicitValue(reader: ShorthandReader): ShorthandValue {
  if (reader.current === "[") return explicitList(reader);
  if (reader.current === "{") return hashLiteral(reader);
  return firstValue(reader);
}

function separator(reader: ShorthandReader, end: string): void {
  reader.skipSpace();
  if (reader.current === end) return;
  reader.expect(",");
  reader.skipSpace();
}
