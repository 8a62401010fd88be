import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { completionsAt, type Known } from "./complete.ts";
import { parseQuery } from "./parse.ts";

const KNOWN: Known = {
  attributes: new Map([
    ["ecs.instance-type", ["t3.medium", "t3.small", "m5.large"]],
    ["ecs.availability-zone", ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]],
    ["team", ["blue green"]],
    ["ecs.capability.task-eni", []],
  ]),
  taskGroups: ["service:web", "batch"],
  instanceIds: ["i-1", "i-2"],
  agentVersions: ["1.86.0"],
};

/** What is offered where the bar stands, and between which offsets. */
function offered(marked: string): readonly [from: number, to: number, ...labels: string[]] {
  const at = marked.indexOf("|");
  const { from, to, options } = completionsAt(marked.replace("|", ""), at, KNOWN);
  return [from, to, ...options.map(({ label }) => label)];
}

test.each<[string, number, number, readonly string[]]>([
  ["run|", 0, 3, ["runningTasksCount"]],
  ["not(agent|", 4, 9, ["agentConnected", "agentVersion"]],
  ["attribute:te|", 0, 12, ["attribute:team"]],
  ["attribute:t|eam exists", 0, 14, ["attribute:team"]],
  ["zone|", 0, 4, ["attribute:ecs.availability-zone"]],
  ["task:group |", 11, 11, ["==", "!="]],
  ["agentConnected |", 15, 15, ["==", "!=", "in", "!in", "=~", "!~"]],
  ["agentVersion >|", 13, 14, [">", ">="]],
  ["agentVersion >|= 1", 13, 15, [">", ">="]],
  ["agentVersion gr|", 13, 15, ["greater_than", "greater_than_equal"]],
  ["attribute:team no|", 15, 17, ["not_equals", "not_exists", "not_in", "not_matches"]],
  ["attribute:ecs.availability-zone == |", 35, 35, ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]],
  ["attribute:ecs.availability-zone == us-east-1|x and agentConnected == true", 35, 45, ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]],
  ["attribute:ecs.availability-zone in |", 35, 35, ["["]],
  ["attribute:ecs.availability-zone in [us-east-1a, '1b|']", 48, 52, ["us-east-1b"]],
  ["attribute:ecs.availability-zone in ['us-east-1a'|", 48, 48, [",", "]"]],
  ["attribute:ecs.instance-type =~ t|", 31, 32, ["t3.*", "t3\\.medium", "t3\\.small"]],
  ["agentConnected == |", 18, 18, ["true", "false"]],
  ["agentVersion < |", 15, 15, ["1.86.0"]],
  ["ec2InstanceId == i|", 17, 18, ["i-1", "i-2"]],
  ["task:group == |", 14, 14, ["service:web", "batch"]],
  ["agentConnected == true|", 22, 22, ["and", "or"]],
  ["agentConnected == true |", 23, 23, ["and", "or"]],
  ["agentConnected == true o|", 23, 24, ["or"]],
  ["agentConnected == true &|", 23, 24, ["&&"]],
  ["(agentConnected == true |", 24, 24, ["and", "or", ")"]],
  ["(agentConnected == true) |", 25, 25, ["and", "or"]],
  ["attribute:team exists |", 22, 22, ["and", "or"]],
  ["runningTasksCount > |", 20, 20, []],
  // Behind a mistake nobody knows.
  ["stack == |", 9, 9, []],
  ["agentConnected == true nonsense x|", 33, 33, []],
])("%s", (marked, from, to, labels) => {
  expect(offered(marked)).toEqual([from, to, ...labels]);
});

test("at the beginning everything is offered, what has values first", () => {
  const { options } = completionsAt("", 0, KNOWN);
  expect(options.map(({ label }) => label)).toEqual([
    "attribute:ecs.availability-zone",
    "attribute:ecs.instance-type",
    "attribute:team",
    "task:group",
    "runningTasksCount",
    "pendingTasksCount",
    "agentConnected",
    "agentVersion",
    "ec2InstanceId",
    "registeredAt",
    "not",
    "(",
    "attribute:ecs.capability.task-eni",
  ]);
  expect(options[0]).toEqual({
    label: "attribute:ecs.availability-zone",
    detail: "us-east-1a, us-east-1b, us-east-1c, …",
    apply: "attribute:ecs.availability-zone ",
  });
});

test("a value is put in with the quotes that it needs, or that are there", () => {
  const apply = (text: string) => completionsAt(text, text.length, KNOWN).options.map((option) => option.apply ?? option.label);
  expect(apply("attribute:team == ")).toEqual(["'blue green'"]);
  expect(apply('attribute:team == "')).toEqual(['"blue green"']);
  expect(apply("task:group == '")).toEqual(["'service:web'", "'batch'"]);
  expect(apply("attribute:team ex")).toEqual(["exists", "!exists", "not_exists"]);
  expect(apply("attribute:team !i")).toEqual(["!in ["]);
});

test("of thousands of instances a few are offered", () => {
  const instanceIds = Array.from({ length: 5000 }, (_, i) => `i-${i}`);
  expect(completionsAt("ec2InstanceId == ", 17, { ...KNOWN, instanceIds }).options).toHaveLength(60);
});

/** Takes the completion that a list of numbers picks, again and again. */
function completed(picks: readonly number[]): string {
  let text = "";
  for (const pick of picks) {
    const { from, to, options } = completionsAt(text, text.length, KNOWN);
    const option = options[pick % Math.max(1, options.length)];
    if (option === undefined) return text;
    text = `${text.slice(0, from)}${option.apply ?? option.label}${text.slice(to)}`;
    if (!text.endsWith(" ") && /[\w'"*\])]$/.test(text)) text += " ";
  }
  return text;
}

test("whatever is taken of what is offered makes no mistake", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 24 }), (picks) => {
      const text = completed(picks);
      const parsed = parseQuery(text);
      // It may not be finished, but it is right as far as it goes.
      if (!parsed.ok) expect(`${text}${parsed.problem.at}`).toBe(`${text}${text.length}`);
    }),
    { numRuns: 500 },
  );
});

test("any place in any text is answered", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."at:no =~!<>'\"[],()&|.t2\\"), maxLength: 40 }), fc.nat(40), (text, at) => {
      const offset = Math.min(at, text.length);
      const { from, to } = completionsAt(text, offset, KNOWN);
      expect(from <= offset && offset <= to && to <= text.length).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
