import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { setAt, withEdits } from "./editJson.ts";
import { formatJson } from "./formatJson.ts";
import { type JsonPath, valueOf } from "./jsonTree.ts";
import { readJson } from "./readJson.ts";

function edited(text: string, path: JsonPath, value: unknown, order?: readonly string[]): string {
  const [root] = readJson(text).values;
  return withEdits(text, setAt(text, root!, order === undefined ? { path } : { path, order }, value));
}

const TEXT = `{
  // The name
  "family": "web",   // stays
  "cpu" :"256",
  "containerDefinitions": [
    { "name": "a", "ports": [1, 2] }
  ]
}`;

test.each<[string, JsonPath, unknown, string, string]>([
  ["a value", ["cpu"], "512", '"cpu" :"256"', '"cpu" :"512"'],
  ["a new member at the end", ["memory"], 1, "  ]\n}", '  ],\n  "memory": 1\n}'],
  ["a member in a line", ["containerDefinitions", 0, "image"], "b", "[1, 2] }", '[1, 2], "image": "b" }'],
  ["an item in a line", ["containerDefinitions", 0, "ports", 2], 3, "[1, 2]", "[1, 2, 3]"],
  ["an item on lines", ["containerDefinitions", 1], { name: "b" }, "[1, 2] }\n", '[1, 2] },\n    { "name": "b" }\n'],
  ["objects on the way", ["runtimePlatform", "cpuArchitecture"], "ARM64", "  ]\n}", '  ],\n  "runtimePlatform": {\n    "cpuArchitecture": "ARM64"\n  }\n}'],
  ["without a member", ["cpu"], undefined, '"cpu" :"256",\n  ', ""],
  ["without the last member", ["containerDefinitions"], undefined, TEXT.slice(TEXT.indexOf(',\n  "cont'), -2), ""],
  ["without an item", ["containerDefinitions", 0, "ports", 0], undefined, "[1, 2]", "[2]"],
  ["without the only item", ["containerDefinitions", 0], undefined, '[\n    { "name": "a", "ports": [1, 2] }\n  ]', "[]"],
  ["what was not there", ["x", "y"], undefined, "", ""],
  ["an object where a text stands", ["cpu", "units"], 1, '"256"', '{\n    "units": 1\n  }'],
])("%s", (_, path, value, before, after) => {
  expect(edited(TEXT, path, value)).toBe(TEXT.replace(before, () => after));
});

test("a new member finds its place in the order", () => {
  const order = ["family", "networkMode", "cpu"];
  expect(edited('{ "family": "web", "cpu": "1" }', ["networkMode"], "host", order)).toBe('{ "family": "web", "networkMode": "host", "cpu": "1" }');
  expect(edited('{\n\t"cpu": "1"\n}', ["family"], "web", order)).toBe('{\n\t"family": "web",\n\t"cpu": "1"\n}');
  expect(edited('{ "family": "web", "tags": [] }', ["x"], 1, order)).toBe('{ "family": "web", "tags": [], "x": 1 }');
  expect(edited("{}", ["x"], 1, order)).toBe('{\n  "x": 1\n}');
});

const key = fc.constantFrom("a", "b", "c", "__proto__");
const json = fc.jsonValue({ maxDepth: 3 });
const path = fc.array(fc.oneof(key, fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 });
const document = fc.oneof(
  json,
  fc.dictionary(key, fc.oneof(json, fc.array(fc.dictionary(key, json)))),
);

test("the edited text holds the value where it was put, and everything else as it was", () => {
  fc.assert(
    fc.property(document, path, json, fc.constantFrom(undefined, 2, "\t"), (whole, where, value, space) => {
      const text = JSON.stringify(whole, null, space);
      const after = readJson(edited(text, where, value));
      expect(after).toMatchObject({ fault: null, notes: [] });
      expect(after.values.map(valueOf)).toEqual([put(JSON.parse(text), where, JSON.parse(JSON.stringify(value)))]);
    }),
    { numRuns: 500 },
  );
});

test("what is taken away is gone, and nothing else", () => {
  fc.assert(
    fc.property(document, path, fc.constantFrom(undefined, 2, "\t"), (whole, where, space) => {
      const text = JSON.stringify(whole, null, space);
      const after = readJson(edited(text, where, undefined));
      expect(after).toMatchObject({ fault: null, notes: [] });
      expect(after.values.map(valueOf)).toEqual([taken(JSON.parse(text), where)]);
    }),
    { numRuns: 500 },
  );
});

test("what is laid out reads the same", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(formatJson({ a: [1, 2], ports: [{ containerPort: 80, protocol: "tcp" }], e: {}, l: [] })).toBe(
    '{\n  "a": [1, 2],\n  "ports": [\n    { "containerPort": 80, "protocol": "tcp" }\n  ],\n  "e": {},\n  "l": []\n}',
  );
});

/** The model: what setAt should come to, on plain data. */
function put(whole: unknown, [step, ...rest]: JsonPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    if (!Array.isArray(whole)) return [put(undefined, rest, value)];
    const at = Math.min(step, whole.length);
    return [...whole.slice(0, at), put(whole[at], rest, value), ...whole.slice(at + 1)];
  }
  const members = typeof whole === "object" && whole !== null && !Array.isArray(whole) ? Object.entries(whole) : [];
  const old = members.find(([name]) => name === step)?.[1];
  const next = [step, put(old, rest, value)] as const;
  return Object.fromEntries(members.some(([name]) => name === step) ? members.map((one) => (one[0] === step ? next : one)) : [...members, next]);
}

function taken(whole: unknown, [step, ...rest]: JsonPath): unknown {
  if (typeof whole !== "object" || whole === null || Array.isArray(whole) !== (typeof step === "number")) return whole;
  const entries = Object.entries(whole).filter(([name]) => rest.length > 0 || name !== String(step));
  const left = entries.map(([name, part]) => [name, name === String(step) ? taken(part, rest) : part] as const);
  return Array.isArray(whole) ? left.map(([, part]) => part) : Object.fromEntries(left);
}
