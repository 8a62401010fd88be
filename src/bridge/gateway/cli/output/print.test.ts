import { expect, test } from "vitest";
import type { OutputFormat } from "../globals.ts";
import { printed } from "./print.ts";
import { Double } from "./python.ts";

const look = (output: OutputFormat, columns = 80) => ({ output, title: "DescribeServices", columns });

const ANSWER = {
  services: [
    { serviceName: "web", desiredCount: 2, enabled: true, role: null, events: [], tags: [{ key: "a", value: "b" }] },
    { serviceName: "api", desiredCount: 10 },
  ],
  failures: [],
};

test.each<[OutputFormat, unknown, string]>([
  ["json", {}, ""],
  ["json", null, "null\n"],
  ["json", [], "[]\n"],
  ["json", { a: [], b: {}, c: [1, "x\n"], d: new Double(100), e: new Double(0.5) }, '{\n    "a": [],\n    "b": {},\n    "c": [\n        1,\n        "x\\n"\n    ],\n    "d": 100.0,\n    "e": 0.5\n}\n'],
  ["text", ANSWER, "SERVICES\t2\tTrue\tNone\tweb\nTAGS\ta\tb\nSERVICES\t10\t\t\tapi\n"],
  ["text", ["a", "b"], "a\tb\n"],
  ["text", [["a", 1], ["b", 2]], "a\t1\nb\t2\n"],
  ["text", { arns: ["x", "y"] }, "ARNS\tx\nARNS\ty\n"],
  ["text", null, "None\n"],
  ["text", [], ""],
  ["yaml", ANSWER, "services:\n- serviceName: web\n  desiredCount: 2\n  enabled: true\n  role: null\n  events: []\n  tags:\n  - key: a\n    value: b\n- serviceName: api\n  desiredCount: 10\nfailures: []\n"],
  ["yaml", { a: "true", b: "12", c: "2026-11-29T00:00:00+00:00", d: "x: y", e: "it's: so", f: "", g: "a:b", h: "- x", i: "a #b", j: "x\ny" },
    "a: 'true'\nb: '12'\nc: '2026-11-29T00:00:00+00:00'\nd: 'x: y'\ne: 'it''s: so'\nf: ''\ng: a:b\nh: '- x'\ni: 'a #b'\nj: \"x\\ny\"\n"],
  ["yaml", [["a"], {}], "- - a\n- {}\n"],
  ["table", {}, ""],
  ["table", [], ""],
  ["table", ["a", "b"], "------------------\n|DescribeServices|\n+----------------+\n|  a             |\n|  b             |\n+----------------+\n"],
])("%s %j", (output, value, expected) => {
  expect(printed(value, look(output))).toBe(expected);
});

test("a table has a section for each list, inside the one it belongs to", () => {
  expect(printed(ANSWER, look("table"))).toBe(
    `------------------------------------------------------
|                  DescribeServices                  |
+----------------------------------------------------+
||                     services                     ||
|+---------------+----------+-------+---------------+|
|| desiredCount  | enabled  | role  |  serviceName  ||
|+---------------+----------+-------+---------------+|
||  2            |  True    |  None |  web          ||
|+---------------+----------+-------+---------------+|
|||                      tags                      |||
||+--------------------+---------------------------+||
|||         key        |           value           |||
||+--------------------+---------------------------+||
|||  a                 |  b                        |||
||+--------------------+---------------------------+||
||                     services                     ||
|+---------------+----------+-------+---------------+|
|| desiredCount  | enabled  | role  |  serviceName  ||
|+---------------+----------+-------+---------------+|
||  10           |          |       |  api          ||
|+---------------+----------+-------+---------------+|
`,
  );
});

test("a table that is too wide has its single rows turned on their side", () => {
  const value = { name: "web", arn: "arn:aws:ecs:us-east-1:123456789012:service/web", status: "ACTIVE" };
  expect(printed(value, look("table", 60))).toBe(
    `--------------------------------------------------------------
|                      DescribeServices                      |
+--------+---------------------------------------------------+
|  arn   |  arn:aws:ecs:us-east-1:123456789012:service/web   |
|  name  |  web                                              |
|  status|  ACTIVE                                           |
+--------+---------------------------------------------------+
`,
  );
});

test("what is over or short when columns are stretched is taken from the first and given to the last", () => {
  const rows = [{ a: 1, b: 2, c: 3 }, { a: 4, b: 5, c: 6 }];
  expect(printed(rows, { output: "table", title: "DescribeListeners", columns: 80 })).toBe(
    `-------------------
|DescribeListeners|
+----+-----+------+
|  a |  b  |  c   |
+----+-----+------+
|  1 |  2  |  3   |
|  4 |  5  |  6   |
+----+-----+------+
`,
  );
});
