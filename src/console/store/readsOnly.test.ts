import { expect, test } from "vitest";
import { operationsOf, SERVICES } from "../../aws/operations.ts";
import { newAccount } from "../../engine/account.ts";
import { readsOnly } from "./readsOnly.ts";

test("what is named for looking changes nothing", () => {
  const world = newAccount(1);
  const looks = SERVICES.flatMap((service) => operationsOf(service).map((name) => world.operation(service, name))).filter((one) => one !== undefined && readsOnly(one.name));
  expect(looks.length).toBeGreaterThan(20);
  expect(looks.filter((one) => one?.readOnly !== true)).toEqual([]);
});

test.each([
  ["DescribeServices", true],
  ["ListTasks", true],
  ["GetTaskProtection", true],
  ["DiscoverPollEndpoint", true],
  ["UpdateService", false],
  ["CreateCluster", false],
])("%s: %j", (operation, only) => expect(readsOnly(operation)).toBe(only));
