import { expect, test } from "vitest";
import { describeQuery } from "./describe.ts";
import { parseQuery } from "./parse.ts";

test.each([
  ["attribute:ecs.instance-type =~ t2.*", "instance type matches t2.*"],
  [
    "attribute:ecs.instance-type =~ t2.* and not(attribute:ecs.availability-zone == us-east-1a or attribute:stack == prod)",
    "instance type matches t2.* and not (zone is us-east-1a or stack is prod)",
  ],
  ["attribute:stack not_in ['a b', c] || attribute:gpu !exists", "stack is none of “a b”, c or gpu is not there"],
  ["registeredAt >= 2018-06-18 && runningTasksCount < 3", "registered at or after 2018-06-18 and running tasks below 3"],
  ["task:group == service:web", "group of a task there is service:web"],
  ["attribute:gpu == ''", "gpu is “”"],
])("%s", (text, words) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && describeQuery(parsed.query)).toBe(words);
});
