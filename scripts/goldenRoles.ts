import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }] });
const READ = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] });

const shop = { RoleName: "shop" };
const held = { InstanceProfileName: "machines", RoleName: "shop" };
const attached = { RoleName: "shop", PolicyArn: "${policy.Policy.Arn}" };

/** A role with all that it can have, from its creation to its end. */
export const roles: Scenario = {
  id: "roles",
  title: "Roles",
  summary: "A task role that comes and goes.",
  seed: 13,
  openAtSeconds: 200,
  steps: [
    step(0, "CreateRole", { ...shop, AssumeRolePolicyDocument: TRUST, Tags: [{ Key: "team", Value: "shop" }] }),
    { as: "policy", ...step(10, "CreatePolicy", { PolicyName: "ReadShop", PolicyDocument: READ }) },
    step(20, "AttachRolePolicy", attached),
    step(30, "PutRolePolicy", { ...shop, PolicyName: "read", PolicyDocument: READ }),
    step(40, "CreateInstanceProfile", { InstanceProfileName: "machines" }),
    step(50, "AddRoleToInstanceProfile", held),
    step(60, "TagRole", { ...shop, Tags: [{ Key: "tier", Value: "1" }] }),
    step(70, "UntagRole", { ...shop, TagKeys: ["team"] }),
    step(80, "UpdateRole", { ...shop, Description: "What the shop may do" }),
    step(90, "UpdateAssumeRolePolicy", { ...shop, PolicyDocument: TRUST.replace("ecs-tasks", "ec2") }),
    step(100, "CreateServiceLinkedRole", { AWSServiceName: "autoscaling.amazonaws.com" }),
    step(110, "RemoveRoleFromInstanceProfile", held),
    step(120, "DeleteInstanceProfile", { InstanceProfileName: "machines" }),
    step(130, "DetachRolePolicy", attached),
    step(140, "DeletePolicy", { PolicyArn: attached.PolicyArn }),
    step(150, "DeleteRolePolicy", { ...shop, PolicyName: "read" }),
    step(160, "DeleteRole", shop),
    step(170, "DeleteServiceLinkedRole", { RoleName: "AWSServiceRoleForAutoScaling" }),
  ],
};

function step(atSeconds: number, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service: "iam", operation, input } };
}
