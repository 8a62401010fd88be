import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { lineColumn, nodeAt, pathAt, valueOf } from "./jsonTree.ts";
import { readJson, readJsonValues } from "./readJson.ts";

const valuesOf = (text: string) => readJsonValues(text).values.map(valueOf);

test.each([
  ["{}", {}],
  ["[]", []],
  [' {"a" : [1, -2.5e3, true, false, null, "\\u00e9\\n\\/"]} ', { a: [1, -2500, true, false, null, "é\n/"] }],
  ['"text"', "text"],
  ["0", 0],
])("JSON is read as JSON.parse reads it, without notes: %s", (text, value) => {
  const reading = readJson(text);
  expect(reading).toMatchObject({ fault: null, notes: [] });
  expect(reading.values.map(valueOf)).toEqual([value]);
});

test.each([
  ["// why\n{}", {}, ["comment"]],
  ["/* a\n b */ {} # end", {}, ["comment", "comment"]],
  ['{"a": 1,}', { a: 1 }, ["trailingComma"]],
  ["[1,,2]", [1, 2], ["trailingComma"]],
  ["[,]", [], ["trailingComma"]],
  ['{"a": 1 "b": 2}', { a: 1, b: 2 }, ["missingComma"]],
  ["[{} {}]", [{}, {}], ["missingComma"]],
  ["{'a': 'it''s'}", { a: "it" }, "fault"],
  [`{'a': "it's"}`, { a: "it's" }, ["quotes"]],
  ["{“a”: “b”}", { a: "b" }, ["quotes", "quotes"]],
  ["{a: 1, b-c: 2}", { a: 1, "b-c": 2 }, ["bareWord", "bareWord"]],
  ["[True, None, undefined, bridge]", [true, null, null, "bridge"], ["bareWord", "bareWord", "bareWord", "bareWord"]],
  ["[${CPU}, {{ port }}, <IMAGE NAME>, %X%, __X__, $X, #{x}, $(x)]", ["${CPU}", "{{ port }}", "<IMAGE NAME>", "%X%", "__X__", "$X", "#{x}", "$(x)"], 8],
  ['{"a": ${jsonencode({x = "}"})}}', { a: '${jsonencode({x = "}"})}' }, ["bareWord"]],
  ["[.5, +1, 5., 080, 0x1F]", [0.5, 1, 5, 80, 31], 5],
  ['["\\x", "a\tb"]', ["x", "a\tb"], ["escape", "escape"]],
  ['{"a": 1, "a": 2}', { a: 2 }, ["duplicate"]],
  ['\uFEFF{ "a":\u00A01 }', { a: 1 }, []],
])("what is not quite JSON: %s", (text, value, notes) => {
  const reading = readJson(text);
  expect(reading.values.map(valueOf)).toEqual([value]);
  if (notes === "fault") expect(reading.fault).not.toBeNull();
  else {
    expect(reading.fault).toBeNull();
    const kinds = reading.notes.map(({ kind }) => kind);
    expect(typeof notes === "number" ? kinds.length : kinds).toEqual(notes);
  }
});

test.each([
  ["", "a value", "the end of the text"],
  ["{", "a name or }", "the end of the text"],
  ['{"a" 1}', "a colon", "1"],
  ['{"a": }', "a value", "}"],
  ['{"a": 1', "a comma or }", "the end of the text"],
  ["[1 2]", "a comma or ]", "2"],
  ["[1}", "a comma or ]", "}"],
  ['{"a": "b\n}', "the closing quote", "the end of the line"],
  ['{"a": 12x}', "a number", "12x"],
  ['{"a": 1.2.3}', "a number", "1.2.3"],
  ["{} extra", "the end of the text", "extra"],
  ["[".repeat(100), "no more than 64 levels of nesting", "["],
])("%s: a sentence says what was expected", (text, expected, found) => {
  expect(readJson(text).fault).toMatchObject({ expected, found });
});

test.each([
  [64, true],
  [65, false],
])("%i levels of nesting are read: %s", (levels, isRead) => {
  expect(readJson("[".repeat(levels) + "]".repeat(levels)).fault === null).toBe(isRead);
});

test("what comes before a fault is kept", () => {
  const reading = readJson('{"family": "web", "containerDefinitions": [{"name": "a", "image": "b"}, {"name": ');
  expect(reading.values.map(valueOf)).toEqual([{ family: "web", containerDefinitions: [{ name: "a", image: "b" }, {}] }]);
  expect(reading.fault).toMatchObject({ expected: "a value", found: "the end of the text" });
});

test.each([
  ['{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }], 0],
  ['{"a":1},\n{"b":2};', [{ a: 1 }, { b: 2 }], 0],
  ['```json\n{"a":1}\n```', [{ a: 1 }], 0],
  [`aws ecs register-task-definition --cli-input-json '{"a": 1}'`, [{ a: 1 }], 1],
  ['Use {{name}} or ${x} as in [this]:\n{"a": 1}\nand so on', [{ a: 1 }], 2],
  ['"{\\"a\\": 1}"', ['{"a": 1}'], 0],
  ['// [draft]\n{"a": 1}', [{ a: 1 }], 0],
  ["no JSON at all", [], 0],
])("values are found in any text: %s", (text, values, around) => {
  const reading = readJsonValues(text);
  expect(reading.values.map(valueOf)).toEqual(values);
  expect(reading.notes.filter(({ kind }) => kind === "around")).toHaveLength(around);
  expect(reading.fault === null).toBe(values.length > 0);
});

test("names like __proto__ are names like any other", () => {
  const [value] = valuesOf('{"__proto__": {"polluted": true}, "constructor": 1}');
  expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a path is found from a place, and a place from a path", () => {
  const text = '{\n  "a": [1, {"b": "c"}]\n}';
  const [root] = readJson(text).values;
  const place = text.indexOf('"c"');
  expect(pathAt(root!, place + 1)).toEqual(["a", 1, "b"]);
  expect(nodeAt(root!, ["a", 1, "b"])).toMatchObject({ from: place, to: place + 3 });
  expect(nodeAt(root!, ["a", "b"])).toBeUndefined();
  expect(lineColumn(text, place)).toEqual({ line: 2, column: 18 });
});

test("whatever JSON.parse reads, this reads alike, and says that it is JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const reading = readJson(text);
      expect(reading).toMatchObject({ fault: null, notes: [] });
      expect(reading.values.map(valueOf)).toEqual([JSON.parse(text)]);
    }),
  );
});

test("a text without notes and fault is JSON, and no text makes it throw", () => {
  const scrap = fc.constantFrom('"', "{", "}", "[", "]", ",", ":", " ", "\n", "\\", "a", "1", "-", ".", "e", "null", "//", "/*", "#", "$", "{{", "<", "“", "'", "\u0000", "😀");
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join("")));
  fc.assert(
    fc.property(texts, (text) => {
      readJsonValues(text);
      const { fault, notes, values } = readJson(text);
      if (fault === null && notes.length === 0) expect(values.map(valueOf)).toEqual([JSON.parse(text.replaceAll(/[\u00a0\ufeff\u2000-\u200b\u2028\u2029\v\f]/g, " "))]);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['{"a":', "[", "{/*", "{{", '{"a":1}{', "//", "<", "'", '{"a":"', "${", "[[1],", "\n{", "#"])("a hostile text costs no more than its length: %s", (part) => {
  const text = part.repeat(Math.floor(2_000_000 / part.length));
  // What were quadratic in two million characters would not end before the test runs out of time.
  expect(readJsonValues(text).values.length).toBeLessThanOrEqual(text.length);
});
