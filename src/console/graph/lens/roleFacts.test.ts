import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { definition, machine, tablesOf } from "../fixture.ts";
import { roleOfInstance, rolesOfDefinition, standingDenials } from "./roleFacts.ts";

const ROLE = "arn:aws:iam::123456789012:role/ecsInstanceRole";

type Asked = readonly [action: string, outcome: Rows["iam.decisions"]["outcome"], lastTime: number];

const decisions = (...asked: readonly Asked[]) =>
  tablesOf({
    "iam.decisions": asked.map(([action, outcome, lastTime]) => ({ decisionId: `${ROLE} ${action} ${outcome}`, roleArn: ROLE, action, outcome, lastTime, message: `not ${action}` }) as Rows["iam.decisions"]),
  });

test.each<readonly [string, readonly Asked[], readonly string[]]>([
  ["nothing asked", [], []],
  ["allowed", [["ecs:Poll", "allowed", 5]], []],
  ["denied", [["ecs:Poll", "implicitDeny", 5]], ["ecs:Poll implicitDeny"]],
  ["denied, then allowed", [["ecs:Poll", "implicitDeny", 5], ["ecs:Poll", "allowed", 6]], []],
  ["allowed, then denied", [["ecs:Poll", "implicitDeny", 6], ["ecs:Poll", "allowed", 5]], ["ecs:Poll implicitDeny"]],
  ["both in one instant", [["ecs:Poll", "implicitDeny", 5], ["ecs:Poll", "allowed", 5]], []],
  ["another action allowed", [["ecs:Poll", "implicitDeny", 5], ["ecs:RegisterContainerInstance", "allowed", 9]], ["ecs:Poll implicitDeny"]],
  ["denied in two ways", [["ecs:Poll", "implicitDeny", 5], ["ecs:Poll", "cannotAssume", 7]], ["ecs:Poll cannotAssume"]],
  ["the newest first", [["a:A", "implicitDeny", 5], ["b:B", "explicitDeny", 7]], ["b:B explicitDeny", "a:A implicitDeny"]],
])("denials that stand: %s", (_, asked, standing) => {
  expect(standingDenials(ROLE, decisions(...asked)).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(standing);
});

test("what an instance acts as, or why as nothing", () => {
  const role = { roleKey: "ecsinstancerole", roleName: "ecsInstanceRole" } as Rows["iam.roles"];
  const profile = (instanceProfileName: string, roleKey: string | null) => ({ profileKey: instanceProfileName.toLowerCase(), instanceProfileName, roleKey }) as Rows["iam.instanceProfiles"];
  const tables = tablesOf({ "iam.roles": [role], "iam.instanceProfiles": [profile("ecsInstanceRole", "ecsinstancerole"), profile("empty", null)] });
  const acting = (name: string | null) => roleOfInstance(machine("i-1", { iamInstanceProfile: name === null ? null : `arn:aws:iam::123456789012:instance-profile/${name}` }), tables);
  expect(acting("ecsInstanceRole")).toEqual({ role, why: "" });
  expect(acting("empty")).toEqual({ role: null, why: "nothing in profile empty" });
  expect(acting("none")).toEqual({ role: null, why: "no profile none" });
  expect(acting(null)).toEqual({ role: null, why: "no instance profile" });
});

test("a task definition may call a role by its name", () => {
  const row = definition("web");
  const named = { ...row, definition: { ...row.definition, executionRoleArn: "pull", taskRoleArn: "arn:aws:iam::123456789012:role/apps/web" } };
  expect(rolesOfDefinition(named, tablesOf({}))).toEqual({
    execution: { name: "pull", arn: "arn:aws:iam::123456789012:role/pull", role: undefined },
    task: { name: "web", arn: "arn:aws:iam::123456789012:role/apps/web", role: undefined },
  });
  expect(rolesOfDefinition(row, tablesOf({}))).toEqual({ execution: null, task: null });
});
