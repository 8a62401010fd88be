import { expect, test } from "vitest";
import { Trial } from "../../trial.ts";

const trial = new Trial();

test("the newest ECS-optimized image is found as people look for it, and can be launched", () => {
  const { Images = [] } = trial.call("ec2", "DescribeImages", {
    Owners: ["amazon"],
    Filters: [
      { Name: "name", Values: ["al2023-ami-ecs-hvm-*-x86_64"] },
      { Name: "architecture", Values: ["x86_64"] },
    ],
  });
  expect(Images).toMatchObject([{ OwnerId: "591542846629", State: "available", Architecture: "x86_64", RootDeviceName: "/dev/xvda" }]);
  const launched = trial.call("ec2", "RunInstances", { ImageId: Images[0]?.ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 });
  expect(launched.Instances).toMatchObject([{ ImageId: Images[0]?.ImageId }]);
});

test("an image of Windows says so, and starts from a volume of its own", () => {
  const { Images = [] } = trial.call("ec2", "DescribeImages", { Filters: [{ Name: "name", Values: ["Windows_Server-2022-*"] }] });
  expect(Images[0]).toMatchObject({
    Platform: "Windows",
    PlatformDetails: "Windows",
    UsageOperation: "RunInstances:0002",
    RootDeviceName: "/dev/sda1",
    BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 50 } }],
  });
});

test.each([
  [{}, 8],
  [{ Owners: ["self"] }, 0],
  [{ Owners: ["591542846629"], Filters: [{ Name: "name", Values: ["amzn2-ami-ecs-*"] }] }, 1],
  [{ ImageIds: ["ami-0b2c3d4e5f6071829"] }, 1],
])("DescribeImages %j finds %d", (input, count) => expect(trial.call("ec2", "DescribeImages", input).Images).toHaveLength(count));

test.each([
  [["ami-12c6146b"], "InvalidAMIID.NotFound: The image id '[ami-12c6146b]' does not exist"],
  [["image"], 'InvalidAMIID.Malformed: Invalid id: "image" (expecting "ami-...")'],
])("DescribeImages of %j is refused", (ImageIds, refusal) => expect(trial.refusal("ec2", "DescribeImages", { ImageIds })).toBe(refusal));

test("Regions are those that need no opting in; asked for by name, and all, the others too", () => {
  const names = (input: object) => trial.call("ec2", "DescribeRegions", input).Regions?.map(({ RegionName }) => RegionName);
  expect(names({})).toHaveLength(17);
  expect(names({ AllRegions: true })).toHaveLength(34);
  expect(names({ RegionNames: ["af-south-1"] })).toEqual(["af-south-1"]);
  expect(names({ Filters: [{ Name: "region-name", Values: ["eu-*"] }] })).toEqual(["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"]);
  expect(trial.refusal("ec2", "DescribeRegions", { RegionNames: ["mars-north-1"] })).toContain("InvalidParameterValue");
});

test("the caller is the account", () => {
  expect(trial.call("sts", "GetCallerIdentity", {})).toMatchObject({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:root" });
});
