import { expect, test } from "vitest";
import { Trial } from "../../../trial.ts";
import { decisions } from "../tables.ts";
import { authorize } from "./authorize.ts";

const ROLE = "arn:aws:iam::123456789012:role/ecsInstanceRole";

test("it is kept once what a role asked for and how it was answered, and once a minute that it was so again", () => {
  const t = new Trial();
  const { context, view } = t.world;
  const ask = (action: string, sessionName: string) => authorize(context, { roleArn: ROLE, sessionName, action, resource: "*" }, "ec2.amazonaws.com").allowed;
  expect(ask("ecs:Poll", "i-1")).toBe(true);
  t.run(59.999);
  expect(ask("ecs:Poll", "i-2")).toBe(true);
  expect(ask("s3:GetObject", "i-2")).toBe(false);
  const kept = () => view.all(decisions).map(({ action, outcome, firstTime, lastTime, sessionName }) => [action, outcome, firstTime, lastTime, sessionName]);
  expect(kept()).toEqual([["ecs:Poll", "allowed", 0, 0, "i-1"], ["s3:GetObject", "implicitDeny", 59_999, 59_999, "i-2"]]);
  expect(view.all(decisions)[1]).toMatchObject({ roleArn: ROLE, servicePrincipal: "ec2.amazonaws.com", resource: "*", message: expect.stringContaining("assumed-role/ecsInstanceRole/i-2") });
  t.run(0.001);
  ask("ecs:Poll", "i-3");
  expect(kept()[0]).toEqual(["ecs:Poll", "allowed", 0, 60_000, "i-3"]);
});

test("another answer is kept at once, so that the newest row tells how it stands", () => {
  const t = new Trial();
  const { context, view } = t.world;
  const ask = () => authorize(context, { roleArn: ROLE, sessionName: "i-1", action: "ecs:Poll", resource: "*" }, "ec2.amazonaws.com").allowed;
  const policy = { RoleName: "ecsInstanceRole", PolicyName: "no", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "ecs:Poll", Resource: "*" }] }) };
  ask();
  t.run(1);
  t.call("iam", "PutRolePolicy", policy);
  expect(ask()).toBe(false);
  t.run(1);
  t.call("iam", "DeleteRolePolicy", { RoleName: "ecsInstanceRole", PolicyName: "no" });
  expect(ask()).toBe(true);
  expect(view.all(decisions).map(({ outcome, lastTime }) => [outcome, lastTime])).toEqual([["allowed", 2000], ["explicitDeny", 1000]]);
});
