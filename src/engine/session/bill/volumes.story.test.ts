import { expect, test } from "vitest";
import { Story } from "../../services/ecs/story.ts";
import { billOf } from "./bill.ts";

const HOUR = 3_600;

/** What is paid for one kind of capacity. */
function paid(s: Story, kind: "volume" | "idleIp") {
  const { count, dollarsPerHour, dollars } = billOf(s.world.view).capacity.find(({ use }) => use.kind === kind) ?? { count: 0, dollarsPerHour: 0, dollars: 0 };
  return [count, Math.round(dollarsPerHour * 1e6), Math.round(dollars * 1e6)];
}

test("the root volume of an instance is paid until it is terminated, also while the instance is stopped", () => {
  const s = new Story();
  const [id = ""] = s.fleet("a", "m5.large");
  s.run(HOUR - s.world.now / 1000);
  // 30 GiB at 8 cents a month of 730 hours.
  expect(paid(s, "volume")).toEqual([1, 3288, 3288]);
  s.call("ec2", "StopInstances", { InstanceIds: [id] });
  s.run(HOUR);
  expect(paid(s, "volume")).toEqual([1, 3288, 6575]);
  expect(billOf(s.world.view).shared.dollarsPerHour).toBeCloseTo(0.003288, 6);
  s.call("ec2", "TerminateInstances", { InstanceIds: [id] });
  s.run(HOUR);
  expect(paid(s, "volume")).toEqual([0, 0, 6575]);
});

const WINDOWS = "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id";

test.each([
  ["another root volume", [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 100 } }], 100],
  ["one beside that of the image", [{ DeviceName: "/dev/sdf", Ebs: { VolumeSize: 100 } }], 130],
  ["one without a size", [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }], 30],
  ["another root volume of Windows", [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 100 } }], 100, WINDOWS],
  ["one beside that of Windows", [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 100 } }], 150, WINDOWS],
])("an instance with %s is paid for all it has", (_what, BlockDeviceMappings, gib, ImageId?: string) => {
  const s = new Story();
  s.call("ec2", "RunInstances", { ...(ImageId && { ImageId }), InstanceType: "t3.small", MinCount: 1, MaxCount: 1, BlockDeviceMappings });
  expect(billOf(s.world.view).capacity.flatMap(({ use }) => (use.kind === "volume" ? [use.gib] : []))).toEqual([gib]);
});

test("an Elastic IP address is paid by itself while no NAT gateway has it", () => {
  const s = new Story();
  const { AllocationId = "" } = s.call("ec2", "AllocateAddress", {});
  s.run(HOUR);
  expect(paid(s, "idleIp")).toEqual([1, 5000, 5000]);
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const { NatGateway } = s.call("ec2", "CreateNatGateway", { AllocationId, SubnetId: Subnets[0]?.SubnetId ?? "" });
  s.run(HOUR);
  expect(paid(s, "idleIp")).toEqual([0, 0, 5000]);
  s.call("ec2", "DeleteNatGateway", { NatGatewayId: NatGateway?.NatGatewayId ?? "" });
  s.run(HOUR);
  expect(paid(s, "idleIp")).toEqual([1, 5000, 10_000]);
  s.call("ec2", "ReleaseAddress", { AllocationId });
  s.run(HOUR);
  expect(paid(s, "idleIp")).toEqual([0, 0, 10_000]);
});
