import { expect, test } from "vitest";
import type { InstanceFacts } from "./facts.ts";
import { matches } from "./match.ts";
import { parseQuery } from "./parse.ts";

const FACTS: InstanceFacts = {
  attributes: { "ecs.instance-type": "t2.small", "ecs.availability-zone": "us-east-1a", stack: "prod", gpu: "", rank: "b" },
  agentConnected: true,
  agentVersion: "1.86.0",
  ec2InstanceId: "i-aaaa1111",
  registeredAtMs: 1_529_360_908_500, // 2018-06-18T22:28:28.5Z
  runningTasksCount: 2,
  pendingTasksCount: 1,
  taskGroups: new Set(["service:web", "databases"]),
};

const meets = (text: string, more: Partial<InstanceFacts> = {}): boolean => {
  const parsed = parseQuery(text);
  expect(parsed).toMatchObject({ ok: true });
  return parsed.ok && matches(parsed.query, { ...FACTS, ...more });
};

test.each([
  // Every operator of a text, in every way to write it.
  ["attribute:stack == prod", true],
  ["attribute:stack equals prod", true],
  ["attribute:stack==prod", true],
  ["attribute:stack == Prod", false],
  ["attribute:stack != test", true],
  ["attribute:stack not_equals test", true],
  ["attribute:stack != prod", false],
  ["attribute:rank > a", true],
  ["attribute:rank greater_than b", false],
  ["attribute:rank >= b", true],
  ["attribute:rank greater_than_equal c", false],
  ["attribute:rank < c", true],
  ["attribute:rank less_than b", false],
  ["attribute:rank <= b", true],
  ["attribute:rank less_than_equal a", false],
  ["attribute:stack exists", true],
  ["attribute:none exists", false],
  ["attribute:none !exists", true],
  ["attribute:none not_exists", true],
  ["attribute:stack in [test, prod]", true],
  ["attribute:stack in [test]", false],
  ["attribute:stack !in [test]", true],
  ["attribute:stack not_in ['prod', \"x\"]", false],
  ["attribute:stack =~ pr.*", true],
  ["attribute:stack matches pr", false],
  ["attribute:stack !~ pr", true],
  ["attribute:stack not_matches p.*", false],
  // What is not there meets nothing but !exists.
  ["attribute:none == x", false],
  ["attribute:none != x", false],
  ["attribute:none !in [x]", false],
  ["attribute:none !~ x", false],
  ["attribute:none < x", false],
  ["not attribute:none == x", true],
  // A name that every object has is not an attribute.
  ["attribute:constructor exists", false],
  ["attribute:toString !exists", true],
  // Without a value it is there, with nothing to compare.
  ["attribute:gpu exists", true],
  ["attribute:gpu == ''", true],
  ["attribute:gpu != yes", true],
  // The others.
  ["agentConnected == true", true],
  ["agentConnected != true", false],
  ["agentConnected in [true, false]", true],
  ["agentConnected !in ['true']", false],
  ["agentConnected =~ t.*", true],
  ["agentConnected !~ t.*", false],
  ["agentVersion == 1.86", true],
  ["agentVersion == 1.86.0", true],
  ["agentVersion != 1.86.1", true],
  ["agentVersion > 1.9.9", true],
  ["agentVersion >= 1.86.0", true],
  ["agentVersion < 1.100", true],
  ["agentVersion <= 1.85.9", false],
  ["ec2InstanceId == i-aaaa1111", true],
  ["ec2InstanceId != i-aaaa1111", false],
  ["ec2InstanceId in [i-x,'i-aaaa1111']", true],
  ["ec2InstanceId !in ['i-aaaa1111']", false],
  ["ec2InstanceId =~ i-[a-f]+1{4}", true],
  ["ec2InstanceId !~ .*", false],
  ["registeredAt == 2018-06-18T22:28:28Z", true],
  ["registeredAt == 2018-06-18T22:28:28+00:00", true],
  ["registeredAt == 2018-06-19T00:28:28+02:00", true],
  ["registeredAt == 2018-06-18T17:58:28-04:30", true],
  ["registeredAt == 2018-06-18T22:28:28", true],
  ["registeredAt != 2018-06-18T22:28:28", false],
  ["registeredAt > 2018-06-18", true],
  ["registeredAt >= 2018-06-18T22:28:29Z", false],
  ["registeredAt < 2018-06-19", true],
  ["registeredAt <= 2018-06-18T22:28:27Z", false],
  ["runningTasksCount == 2", true],
  ["runningTasksCount != 2", false],
  ["runningTasksCount > 1", true],
  ["runningTasksCount >= 3", false],
  ["runningTasksCount < 10", true],
  ["runningTasksCount <= 1", false],
  ["pendingTasksCount == 1", true],
  ["task:group == databases", true],
  ["task:group == batch", false],
  ["task:group != batch", true],
  ["task:group != databases", false],
  ["task:group == 'service:web'", true],
  // not before and before or.
  ["attribute:stack == prod or attribute:stack == x and attribute:stack == y", true],
  ["(attribute:stack == prod or attribute:stack == x) and attribute:stack == y", false],
  ["not attribute:stack == x and attribute:stack == y", false],
  ["not(attribute:stack == x and attribute:stack == y)", true],
  ["!attribute:stack == x && ! ( agentConnected == false )", true],
  ["not not !(not agentConnected == true)", true],
  ["attribute:stack==x||attribute:stack==prod&&agentConnected==true", true],
  ["\n( ( attribute:stack ==\tprod ) )\r\n", true],
])("%s: %s", (text, selected) => {
  expect(meets(text)).toBe(selected);
});

test("an instance without tasks has no group that could differ", () => {
  expect(meets("task:group != databases", { taskGroups: new Set() })).toBe(false);
  expect(meets("not(task:group == databases)", { taskGroups: new Set() })).toBe(true);
});

test("an agent whose version is no version is neither before nor after any", () => {
  expect(meets("agentVersion < 2", { agentVersion: "" })).toBe(false);
  expect(meets("agentVersion >= 2", { agentVersion: "" })).toBe(false);
});
