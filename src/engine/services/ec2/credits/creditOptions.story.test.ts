import { expect, test } from "vitest";
import { story } from "../../ecs/story.ts";

/** An account with an instance of a type, and the credit option it was launched with. */
function launched(InstanceType: string, CpuCredits?: string) {
  const s = story();
  const [id = ""] = s.launch("", { InstanceType, ...(CpuCredits === undefined ? {} : { CreditSpecification: { CpuCredits } }) } as never);
  s.run(60);
  const modify = (asked: string, ...ids: readonly string[]) => s.call("ec2", "ModifyInstanceCreditSpecification", { InstanceCreditSpecifications: ids.map((InstanceId) => ({ InstanceId, CpuCredits: asked })) });
  return { s, id, modify, option: () => s.call("ec2", "DescribeInstanceCreditSpecifications", { InstanceIds: [id] }).InstanceCreditSpecifications };
}

test.each([
  ["t2.micro", undefined, "standard"],
  ["t2.micro", "unlimited", "unlimited"],
  ["t3.micro", undefined, "unlimited"],
  ["t4g.small", "standard", "standard"],
])("a %s that is launched with %s credits has them %s", (type, asked, CpuCredits) => {
  const { id, option } = launched(type, asked);
  expect(option()).toEqual([{ InstanceId: id, CpuCredits }]);
});

test("other types and other options are refused", () => {
  const { s, id, modify } = launched("m5.large");
  const run = (InstanceType: string, CpuCredits: string) => s.refusal("ec2", "RunInstances", { InstanceType, MinCount: 1, MaxCount: 1, CreditSpecification: { CpuCredits } } as never);
  expect(run("m5.large", "unlimited")).toBe("InstanceCreditSpecification.NotSupported: The m5.large instance type does not support T2 Unlimited.");
  expect(run("t3.small", "endless")).toMatch(/^InvalidParameterValue: /);
  expect(s.refusal("ec2", "DescribeInstanceCreditSpecifications", { InstanceIds: [id] })).toMatch(/^InstanceCreditSpecification.NotSupported: /);
  expect(s.refusal("ec2", "DescribeInstanceCreditSpecifications", { InstanceIds: [id], MaxResults: 5 })).toMatch(/^InvalidParameterCombination: /);
  expect(modify("unlimited", id, "i-00000000", "web")).toMatchObject({
    SuccessfulInstanceCreditSpecifications: [],
    UnsuccessfulInstanceCreditSpecifications: [{ InstanceId: id, Error: { Code: "InstanceCreditSpecification.NotSupported" } }, { Error: { Code: "InvalidInstanceID.NotFound" } }, { Error: { Code: "InvalidInstanceID.Malformed" } }],
  });
});

test("an option is changed while an instance runs or is stopped, not on the way, and only unlimited ones are listed unasked", () => {
  const { s, id, modify, option } = launched("t3.micro");
  const listed = () => s.call("ec2", "DescribeInstanceCreditSpecifications", {}).InstanceCreditSpecifications;
  expect(listed()).toEqual([{ InstanceId: id, CpuCredits: "unlimited" }]);
  expect(modify("standard", id)).toMatchObject({ SuccessfulInstanceCreditSpecifications: [{ InstanceId: id }] });
  expect([option(), listed()]).toEqual([[{ InstanceId: id, CpuCredits: "standard" }], []]);
  s.call("ec2", "StopInstances", { InstanceIds: [id] });
  expect(modify("unlimited", id)).toMatchObject({ UnsuccessfulInstanceCreditSpecifications: [{ Error: { Code: "IncorrectInstanceState" } }] });
  s.run(120);
  expect(modify("unlimited", id)).toMatchObject({ SuccessfulInstanceCreditSpecifications: [{ InstanceId: id }] });
});

test("a launch template says the option", () => {
  const s = story();
  s.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "small", LaunchTemplateData: { InstanceType: "t3.small", CreditSpecification: { CpuCredits: "standard" } } });
  const { Instances = [] } = s.call("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, LaunchTemplate: { LaunchTemplateName: "small" } });
  expect(s.call("ec2", "DescribeInstanceCreditSpecifications", { InstanceIds: [Instances[0]?.InstanceId ?? ""] }).InstanceCreditSpecifications).toMatchObject([{ CpuCredits: "standard" }]);
});
