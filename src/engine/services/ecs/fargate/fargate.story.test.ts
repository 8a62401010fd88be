import { beforeEach, expect, test } from "vitest";
import type { RunTaskRequest } from "../../../../aws/generated/ecs.ts";
import { FargateStory } from "./story.ts";

let s: FargateStory;
beforeEach(() => {
  s = new FargateStory();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
});

test("a task runs without an instance, and is described with what it runs on", () => {
  s.defineFor("web", { ephemeralStorage: { sizeInGiB: 50 } });
  s.runTask("web", { zones: "a" });
  s.mark();
  s.run(60);
  expect(s.told({ tasks: true })).toBe("  22.7 task T1 PENDING\n  24.7 task T1 RUNNING");
  const [task] = s.tasks();
  expect(task).toMatchObject({
    launchType: "FARGATE",
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    ephemeralStorage: { sizeInGiB: 50 },
    availabilityZone: "us-east-1a",
    connectivity: "CONNECTED",
    cpu: "256",
    memory: "512",
    attachments: [{ type: "ElasticNetworkInterface", status: "ATTACHED" }],
    containers: [{ networkBindings: [], networkInterfaces: [{}] }],
  });
  expect(task?.containerInstanceArn).toBeUndefined();
  expect(task?.capacityProviderName).toBeUndefined();
  const { NetworkInterfaces = [] } = s.call("ec2", "DescribeNetworkInterfaces", {});
  expect(NetworkInterfaces).toMatchObject([{ InterfaceType: "interface", Attachment: { InstanceOwnerId: "amazon-aws" }, Association: { PublicIp: expect.stringMatching(/^54\.80\./) } }]);
  expect(NetworkInterfaces[0]?.Attachment?.InstanceId).toBeUndefined();
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  s.mark();
  s.run(60);
  expect(s.told({ tasks: true })).toBe("   1.0 task T1 DEPROVISIONING (to stop)\n  11.0 task T1 STOPPED");
  expect(s.call("ec2", "DescribeNetworkInterfaces", {}).NetworkInterfaces).toEqual([]);
});

test("a service behind a load balancer is deployed, scaled, and deployed anew, spread over the zones of its subnets", () => {
  s.defineFor("web");
  const group = s.balancer("web", { TargetType: "ip" });
  s.serve("web", "web:1", 3, s.network(), group);
  s.run(90);
  expect(s.service("web")).toMatchObject({ launchType: "FARGATE", platformVersion: "LATEST", platformFamily: "Linux", runningCount: 3, deployments: [{ launchType: "FARGATE", platformVersion: "1.4.0", rolloutState: "COMPLETED" }] });
  expect(s.zones()).toEqual({ "us-east-1a": 1, "us-east-1b": 1, "us-east-1c": 1 });
  expect(s.told()).toMatch(/registered \d targets in \(target-group web\)[^]*deployment completed\.[^]*has reached a steady state\./);
  s.update("web", { desiredCount: 8 });
  s.run(120);
  expect(s.zones()).toEqual({ "us-east-1a": 3, "us-east-1b": 3, "us-east-1c": 2 });
  s.update("web", { desiredCount: 4 });
  s.run(120);
  expect(Object.values(s.zones()).sort()).toEqual([1, 1, 2]);
  s.mark();
  s.update("web", { forceNewDeployment: true });
  s.run(300);
  expect(s.service("web")).toMatchObject({ runningCount: 4, pendingCount: 0, deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED" }] });
  expect(s.told()).toContain("deployment completed.");
});

test("a task that is stopped is replaced, and the service is deleted with its tasks", () => {
  s.defineFor("web");
  s.serve("web", "web:1", 2, s.network());
  s.run(120);
  const statistics = () => s.call("ecs", "DescribeClusters", { clusters: ["prod"], include: ["STATISTICS"] }).clusters?.[0]?.statistics?.filter(({ value }) => value !== "0");
  expect(statistics()).toEqual([{ name: "runningFargateTasksCount", value: "2" }, { name: "activeFargateServiceCount", value: "1" }]);
  s.call("ecs", "StopTask", { cluster: "prod", task: s.tasks()[0]?.taskArn ?? "" });
  s.run(60);
  expect(s.service("web").runningCount).toBe(2);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  s.run(120);
  expect(s.tasks()).toEqual([]);
  expect(s.service("web").status).toBe("INACTIVE");
  expect(s.machines()).toBe(0);
});

test("draining instances leave it alone, and the cluster lists by launch type", () => {
  s.fleet("ab");
  s.define("old");
  s.defineFor("web");
  s.serve("old", "old:1", 2);
  s.serve("web", "web:1", 2, s.network());
  s.run(120);
  const before = s.fargateTasks();
  const containerInstances = s.instances("prod").map(({ containerInstanceArn = "" }) => containerInstanceArn);
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances, status: "DRAINING" });
  s.run(300);
  expect(s.fargateTasks()).toEqual(before);
  const listed = (launchType: "EC2" | "FARGATE") => s.call("ecs", "ListServices", { cluster: "prod", launchType }).serviceArns?.map((arn) => arn.split("/").at(-1));
  expect([listed("EC2"), listed("FARGATE")]).toEqual([["old"], ["web"]]);
});

test("a zone that goes dark takes its tasks; others take their place, and the zones are balanced when it is back", () => {
  s.defineFor("web");
  s.serve("web", "web:1", 3, s.network());
  s.run(120);
  s.mark();
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  expect(s.tasks("STOPPED")).toMatchObject([{ stopCode: "TerminationNotice", stoppedReason: "ECS is performing maintenance on the underlying infrastructure hosting the task", availabilityZone: "us-east-1a" }]);
  s.run(200);
  expect(s.zones()).toEqual({ "us-east-1b": 2, "us-east-1c": 1 });
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  s.update("web", { desiredCount: 6 });
  s.run(200);
  expect(s.zones()).toEqual({ "us-east-1a": 2, "us-east-1b": 2, "us-east-1c": 2 });
});

test("zones that differ by two tasks are balanced, soon after they can be used", () => {
  s.defineFor("web");
  for (const zone of "bc") s.call("physics", "SetZoneAvailable", { availabilityZone: `us-east-1${zone}`, available: false });
  s.serve("web", "web:1", 3, s.network());
  s.run(120);
  expect(s.zones()).toEqual({ "us-east-1a": 3 });
  for (const zone of "bc") s.call("physics", "SetZoneAvailable", { availabilityZone: `us-east-1${zone}`, available: true });
  s.run(600);
  expect(s.zones()).toEqual({ "us-east-1a": 1, "us-east-1b": 1, "us-east-1c": 1 });
  expect(s.told()).toMatch(/service \(web\) is not AZ balanced with 3 tasks in us-east-1a, 0 in us-east-1b, and 0 in us-east-1c\. AZ Rebalancing in progress\./);
  expect(s.told()).toContain("service (web) is AZ balanced with 1 tasks in us-east-1a, 1 tasks in us-east-1b, and 1 tasks in us-east-1c.");
});

test("where all zones are dark there is no capacity", () => {
  s.defineFor("web");
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  const { failures, tasks } = s.runTask("web", { zones: "a" });
  const reason = "Capacity is unavailable at this time. Please try again later or in a different availability zone.";
  expect([failures, tasks]).toEqual([[{ reason }], []]);
  s.serve("web", "web:1", 1, s.network({ zones: "a" }));
  s.run(20);
  expect(s.service("web").events?.map(({ message }) => message)).toEqual([`(service web) was unable to place a task. Reason: ${reason}`]);
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  s.run(120);
  expect(s.service("web").runningCount).toBe(1);
});

test("100 tasks are launched at once, the others by 20 a second", () => {
  s.defineFor("web");
  for (let i = 0; i < 15; i++) s.runTask("web", { count: 10, zones: "a" });
  const starts = s.rows().map(({ networkInterface }) => (networkInterface?.doneAt ?? 0) - 2000 - s.world.now);
  expect(starts.filter((at) => at === 0)).toHaveLength(100);
  expect(starts.slice(100, 103)).toEqual([50, 100, 150]);
  expect(Math.max(...starts)).toBe(2500);
});

test("an account runs so many vCPUs", () => {
  s.defineFor("big", { cpu: "16384", memory: "32768" });
  for (let i = 0; i < 25; i++) s.runTask("big", { count: 10, zones: "a" });
  const { tasks, failures } = s.runTask("big", { zones: "a" });
  expect([tasks, failures]).toEqual([[], [{ reason: "You've reached the limit on the number of vCPUs you can run concurrently" }]]);
});

const awsvpc = { awsvpcConfiguration: { subnets: ["subnet-0"] } };

test.each<[Partial<RunTaskRequest>, string]>([
  [{ networkConfiguration: undefined }, "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified."],
  [{ networkConfiguration: awsvpc }, "InvalidParameterException: Error retrieving subnet information for [subnet-0]: The subnet ID 'subnet-0' does not exist (ErrorCode: InvalidSubnetID.NotFound)"],
  [{ taskDefinition: "old" }, "InvalidParameterException: Task definition does not support launch_type FARGATE."],
  [{ placementStrategy: [{ type: "random" }] }, "InvalidParameterException: Placement strategies are not supported with FARGATE launch type."],
  [{ placementConstraints: [{ type: "distinctInstance" }] }, "InvalidParameterException: Placement constraints are not supported with FARGATE launch type."],
  [{ platformVersion: "2.0.0" }, "PlatformUnknownException: The specified platform version doesn't exist."],
  [{ platformVersion: "1.3.0", taskDefinition: "big" }, "PlatformTaskDefinitionIncompatibilityException: The specified platform version doesn't satisfy the required capabilities of the task definition."],
  [{ launchType: "EC2" }, "InvalidParameterException: Assign public IP is not supported for this launch type."],
  [{ launchType: "EC2", platformVersion: "1.4.0" }, "InvalidParameterException: The platform version must be null when specifying an EC2 launch type."],
  [{ launchType: "EXTERNAL" }, "UnsupportedFeatureException: The launch type EXTERNAL is not simulated yet."],
])("%o is refused", (more, refusal) => {
  s.define("old");
  s.defineFor("web");
  s.defineFor("big", { cpu: "16384", memory: "32768" });
  const input = { cluster: "prod", taskDefinition: "web", ...s.network(), ...more } as RunTaskRequest;
  expect(s.refusal("ecs", "RunTask", input)).toBe(refusal);
  const { count: _count, ...service } = input;
  expect(s.refusal("ecs", "CreateService", { ...service, serviceName: "web", taskDefinition: input.taskDefinition, desiredCount: 1 } as never)).toBe(refusal);
});

test("a platform version that is named is kept, and naming another deploys anew", () => {
  s.defineFor("web");
  s.serve("web", "web:1", 1, { ...s.network(), platformVersion: "1.3.0" });
  s.run(120);
  expect(s.tasks()).toMatchObject([{ platformVersion: "1.3.0" }]);
  s.update("web", { desiredCount: 1 });
  expect(s.service("web").deployments).toHaveLength(1);
  s.update("web", { platformVersion: "1.4.0" });
  s.run(200);
  expect(s.tasks()).toMatchObject([{ platformVersion: "1.4.0" }]);
  expect(s.service("web")).toMatchObject({ platformVersion: "1.4.0", deployments: [{ rolloutState: "COMPLETED" }] });
});

test("a subnet without addresses stops launches", () => {
  s.defineFor("web");
  const { Vpcs = [] } = s.call("ec2", "DescribeVpcs", {});
  const { Subnet } = s.call("ec2", "CreateSubnet", { VpcId: Vpcs[0]?.VpcId ?? "", CidrBlock: "172.31.240.0/28", AvailabilityZone: "us-east-1a" });
  const subnets = [Subnet?.SubnetId ?? ""];
  const networkConfiguration = { awsvpcConfiguration: { subnets, assignPublicIp: "ENABLED" } };
  for (const count of [10, 2]) s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", launchType: "FARGATE", count, networkConfiguration } as never);
  s.run(60);
  expect(s.tasks()).toHaveLength(11);
  expect(s.tasks("STOPPED")).toMatchObject([{ stopCode: "TaskFailedToStart", stoppedReason: expect.stringContaining(`with public IP assignment enabled in subnet '${subnets[0]}': InsufficientFreeAddressesInSubnet`) }]);
});
