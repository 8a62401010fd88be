import { beforeEach, expect, test } from "vitest";
import { Trial } from "../../trial.ts";

let t: Trial;
beforeEach(() => {
  t = new Trial();
});

const DATA = { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a", Value: "1" }, { Key: "b", Value: "1" }] }] } as const;
const create = () => t.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "web", VersionDescription: "first", LaunchTemplateData: DATA }).LaunchTemplate?.LaunchTemplateId ?? "";
const launch = (more: object) => t.call("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, ...more }).Instances?.[0];

test("instances are launched by a template, and what the call says counts before it", () => {
  const LaunchTemplateId = create();
  expect(launch({ LaunchTemplate: { LaunchTemplateId } })).toMatchObject({ InstanceType: "t3.small", ImageId: DATA.ImageId, Tags: [{ Key: "a", Value: "1" }, { Key: "b", Value: "1" }] });
  const TagSpecifications = [{ ResourceType: "instance", Tags: [{ Key: "b", Value: "2" }] }];
  expect(launch({ LaunchTemplate: { LaunchTemplateName: "web", Version: "1" }, InstanceType: "t3.large", TagSpecifications })).toMatchObject({
    InstanceType: "t3.large",
    Tags: [{ Key: "a", Value: "1" }, { Key: "b", Value: "2" }],
  });
});

test("it is described, by name and in its version, and gone when it is deleted", () => {
  const LaunchTemplateId = create();
  const LaunchTemplateName = "web";
  expect(t.call("ec2", "DescribeLaunchTemplates", { LaunchTemplateNames: ["web"] }).LaunchTemplates).toMatchObject([{ LaunchTemplateId, LaunchTemplateName, LatestVersionNumber: 1 }]);
  expect(t.call("ec2", "DescribeLaunchTemplateVersions", { LaunchTemplateId, Versions: ["$Latest"] }).LaunchTemplateVersions).toMatchObject([
    { LaunchTemplateName, VersionNumber: 1, VersionDescription: "first", DefaultVersion: true, LaunchTemplateData: DATA },
  ]);
  t.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateName: "web" });
  expect(t.call("ec2", "DescribeLaunchTemplates", {}).LaunchTemplates).toEqual([]);
});

test("refused are a second of the name, a version and a template that are not there", () => {
  const id = create();
  expect(t.refusal("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "web", LaunchTemplateData: DATA })).toBe("InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.");
  const by = (LaunchTemplate: object) => t.refusal("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, LaunchTemplate });
  expect(by({ LaunchTemplateId: id, Version: "2" })).toBe(`InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 2 for the launch template with ID ${id}.`);
  expect(by({ LaunchTemplateId: "lt-0" })).toBe("InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID lt-0, does not exist.");
  expect(by({ LaunchTemplateName: "none" })).toBe("InvalidLaunchTemplateName.NotFoundException: At least one of the launch templates specified in the request does not exist.");
});

test("an instance profile that is not there is refused, by name and by ARN", () => {
  const profile = (IamInstanceProfile: object) => t.refusal("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, InstanceType: "t3.small", IamInstanceProfile });
  const arn = "arn:aws:iam::123456789012:instance-profile/nobody";
  expect(profile({ Name: "nobody" })).toBe("InvalidParameterValue: Value (nobody) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name");
  expect(profile({ Arn: arn })).toBe(`InvalidParameterValue: Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`);
});
