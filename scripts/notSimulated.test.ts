import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folded, notSimulatedTable, withTable } from "./notSimulated.ts";

const root = new URL("..", import.meta.url).pathname;

test("the README tells what is not simulated as the code has it; if not, run `npm run readme`", () => {
  const readme = readFileSync("README.md", "utf8");
  expect(withTable(readme, root)).toBe(readme);
});

test("a table that is out of date is written anew, and a README without a place for it is refused", () => {
  const stale = "before\n<!-- What is not simulated: written by `npm run readme` -->\n| old |\n<!-- End of what is not simulated -->\nafter";
  expect(withTable(stale, root)).toBe(stale.replace("| old |\n", notSimulatedTable(root)));
  expect(() => withTable("nothing", root)).toThrow("no place for the table");
});

test.each([
  [["CreateRule", "DeleteRule", "DescribeRules"], "Rule (Create, Delete, Describe)"],
  [["DescribeSSLPolicies", "AllocateAddress", "DescribeAddresses"], "Address (Allocate, Describe); SSLPolicy (Describe)"],
  [["DescribeInstanceStatus"], "InstanceStatus (Describe)"],
])("%j are told as %s", (operations, text) => {
  expect(folded(operations)).toBe(text);
});

test("what is there is not in it, and what is not is", () => {
  const table = notSimulatedTable(root);
  expect(table).toMatch(/\| Amazon ECS, `ecs` \|.*Daemon \(Create, Delete, Describe, List, Update\).*ExpressGatewayService/);
  expect(table).toMatch(/A volume configured at deployment.*RunInstances with PrivateIpAddress/s);
  expect(table).toContain("`runtimeId` of SubmitContainerStateChange");
  expect(table).not.toMatch(/TagResource|ExecuteCommand \(/);
});
