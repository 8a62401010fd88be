import { beforeEach, expect, test } from "vitest";
import { joining, Trial } from "../../trial.ts";
import { networkInterfaces, subnets } from "../ec2/tables.ts";
import { story } from "./story.ts";

let trial: Trial;
beforeEach(() => {
  trial = new Trial();
});

const root = "arn:aws:iam::123456789012:root";
const trunking = (value: string) => trial.call("ecs", "PutAccountSettingDefault", { name: "awsvpcTrunking", value });

test("a setting is what somebody set, and else what it usually is", () => {
  expect(trial.call("ecs", "ListAccountSettings", {}).settings).toEqual([]);
  const set = trial.call("ecs", "PutAccountSetting", { name: "containerInsights", value: "enhanced" });
  expect(set.setting).toEqual({ name: "containerInsights", value: "enhanced", principalArn: root, type: "user" });
  expect(trial.call("ecs", "ListAccountSettings", {}).settings).toEqual([set.setting]);
  const all = trial.call("ecs", "ListAccountSettings", { effectiveSettings: true });
  expect(all.settings?.map(({ name, value }) => `${name}=${value}`)).toEqual([
    "awsvpcTrunking=disabled",
    "containerInsights=enhanced",
    "containerInstanceLongArnFormat=enabled",
    "defaultLogDriverMode=non-blocking",
    "fargateEventWindows=disabled",
    "fargateFIPSMode=disabled",
    "fargateTaskRetirementWaitPeriod=7",
    "guardDutyActivate=off",
    "serviceLongArnFormat=enabled",
    "tagResourceAuthorization=on",
  ]);
  expect(trial.call("ecs", "ListAccountSettings", { effectiveSettings: true, nextToken: all.nextToken ?? "" }).settings).toMatchObject([{ name: "taskLongArnFormat" }]);
  expect(trial.call("ecs", "ListAccountSettings", { effectiveSettings: true, name: "awsvpcTrunking", value: "enabled" }).settings).toEqual([]);
  trial.call("ecs", "CreateCluster", { clusterName: "watched" });
  trial.call("ecs", "DeleteAccountSetting", { name: "containerInsights" });
  trial.call("ecs", "CreateCluster", { clusterName: "unwatched" });
  const { clusters = [] } = trial.call("ecs", "DescribeClusters", { clusters: ["watched", "unwatched"], include: ["SETTINGS"] });
  expect(clusters.map(({ settings }) => settings?.[0]?.value)).toEqual(["enhanced", "disabled"]);
});

test("a user or role has settings of its own, and for the rest those of the account", () => {
  const principalArn = "arn:aws:iam::123456789012:role/team/deploy";
  trunking("enabled");
  const put = (value: string) => trial.call("ecs", "PutAccountSetting", { name: "containerInsights", value, principalArn });
  expect(put("enabled").setting).toEqual({ name: "containerInsights", value: "enabled", principalArn, type: "user" });
  put("enhanced");
  const list = (more: object) => trial.call("ecs", "ListAccountSettings", more).settings?.map(({ name, value }) => `${name}=${value}`);
  expect(list({})).toEqual(["awsvpcTrunking=enabled"]);
  expect(list({ principalArn })).toEqual(["containerInsights=enhanced"]);
  expect(list({ principalArn, effectiveSettings: true })?.slice(0, 2)).toEqual(["awsvpcTrunking=enabled", "containerInsights=enhanced"]);
  // It counts for calls of its own, and the root user makes them all.
  expect(trial.call("ecs", "CreateCluster", { clusterName: "web" }).cluster?.settings?.[0]?.value).toBe("disabled");
  trial.call("ecs", "DeleteAccountSetting", { name: "containerInsights", principalArn });
  expect(list({ principalArn })).toEqual([]);
});

test.each([
  ["PutAccountSetting", { name: "awsvpcTrunking", value: "perhaps" }, "InvalidParameterException: Invalid value 'perhaps' for setting awsvpcTrunking. Valid values: [enabled, disabled]"],
  ["PutAccountSetting", { name: "guardDutyActivate", value: "on" }, "InvalidParameterException: The setting guardDutyActivate is managed by Amazon GuardDuty and read-only."],
  ["PutAccountSetting", { name: "taskLongArnFormat", value: "disabled" }, "InvalidParameterException: The short format of ARNs is not simulated by ECS Playground yet."],
  ["PutAccountSetting", { name: "awsvpcTrunking", value: "enabled", principalArn: "arn:aws:iam::210987654321:role/r" }, "InvalidParameterException: Invalid principalArn 'arn:aws:iam::210987654321:role/r'."],
  ["DeleteAccountSetting", { name: "awsvpcTrunking", principalArn: "arn:aws:iam::123456789012:role/r" }, "ClientException: The setting awsvpcTrunking was not set."],
  ["DeleteAccountSetting", { name: "awsvpcTrunking" }, "ClientException: The setting awsvpcTrunking was not set."],
  ["ListAccountSettings", { value: "enabled" }, "InvalidParameterException: A value needs the name of its setting."],
] as const)("%s of %j is refused", (operation, input, refusal) => {
  expect(trial.refusal("ecs", operation, input as never)).toBe(refusal);
});

/** Interfaces that tasks can have on an instance, its status, and whether it has a trunk. */
const brief = () =>
  trial.instances("prod").map(({ status, attributes = [], attachments = [] }) => ({
    status,
    trunk: attributes.find(({ name }) => name === "ecs.awsvpc-trunk-id")?.value?.slice(0, 4),
    attached: attachments.length,
  }));

test("trunking counts for instances launched after it was set, of types that can", () => {
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  trial.launch(joining("prod"), { InstanceType: "m5.large" });
  trial.run(1);
  trunking("enabled");
  trial.run(90);
  expect(brief()).toEqual([{ status: "ACTIVE", trunk: undefined, attached: 0 }]);
  trial.launch(joining("prod"), { InstanceType: "t3.medium" });
  trial.run(90);
  expect(brief().map(({ trunk }) => trunk)).toEqual([undefined, undefined]);
  const [trunked = ""] = trial.launch(joining("prod"), { InstanceType: "m5.large" });
  let registering = 0;
  for (let second = 0; second < 90; second++) {
    trial.run(1);
    if (brief().some(({ status }) => status === "REGISTERING")) registering++;
  }
  expect(registering).toBe(10);
  expect(brief().filter(({ trunk }) => trunk === "eni-")).toEqual([{ status: "ACTIVE", trunk: "eni-", attached: 1 }]);
  expect(trial.world.view.all(networkInterfaces)).toMatchObject([{ instanceId: trunked }]);
  trial.call("ec2", "TerminateInstances", { InstanceIds: [trunked] });
  expect(trial.world.view.all(networkInterfaces)).toEqual([]);
});

test("a trunk that finds no address fails the registration, and no task is placed there", () => {
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  trunking("enabled");
  const [subnet] = trial.world.view.all(subnets);
  trial.launch(joining("prod"), { InstanceType: "m5.large", MinCount: 11, MaxCount: 11, SubnetId: subnet?.subnetId ?? "" });
  trial.world.context.update(subnets, subnet?.subnetId ?? "", { cidrBlock: "172.31.0.0/28" }); // Eleven addresses to be had.
  trial.run(90);
  expect(trial.instances("prod").map(({ status, statusReason }) => `${status}: ${statusReason}`)).toEqual(
    Array.from({ length: 11 }, () => "REGISTRATION_FAILED: The trunk network interface could not be created: the subnet has no free address."),
  );
  const listed = trial.call("ecs", "ListContainerInstances", { cluster: "prod", status: "REGISTRATION_FAILED" });
  expect(listed.containerInstanceArns).toHaveLength(11);
  const containerDefinitions = [{ name: "web", image: "web:1", memory: 64 }];
  trial.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions });
  expect(trial.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web" })).toMatch(/No Container Instances were found/);
});

test("an instance with a trunk takes as many tasks as the guide's table says, and none while it is REGISTERING", () => {
  const s = story();
  s.call("ecs", "PutAccountSetting", { name: "awsvpcTrunking", value: "enabled" });
  s.fleet("a"); // m5.large: ten.
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const subnet = Subnets.find(({ AvailabilityZone }) => AvailabilityZone === "us-east-1a")?.SubnetId ?? "";
  s.call("ecs", "RegisterTaskDefinition", { family: "web", networkMode: "awsvpc", containerDefinitions: [{ name: "web", image: "web:1", memory: 64 }] });
  const run = (count: number) =>
    s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count, networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } } });
  expect(run(10).failures).toEqual([]);
  expect(run(1).failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  const id = s.join("a");
  while (!s.instances("prod").some(({ status }) => status === "REGISTERING")) s.run(1);
  s.run(3);
  const [fresh] = s.instances("prod").filter(({ ec2InstanceId }) => ec2InstanceId === id);
  expect(fresh).toMatchObject({ status: "REGISTERING", agentConnected: true });
  expect(run(1).failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  const update = { cluster: "prod", containerInstances: [fresh?.containerInstanceArn ?? ""], status: "DRAINING" as const };
  expect(s.call("ecs", "UpdateContainerInstancesState", update).failures).toMatchObject([{ reason: "REGISTERING" }]);
  s.run(30);
  expect(run(1).failures).toEqual([]);
});

test("a daemon with an interface of its own comes to an instance as soon as its trunk is there", () => {
  const s = story();
  s.call("ecs", "PutAccountSetting", { name: "awsvpcTrunking", value: "enabled" });
  s.fleet("ab");
  const subnetIds = s.world.view.all(subnets).map(({ subnetId }) => subnetId);
  s.call("ecs", "RegisterTaskDefinition", { family: "watch", networkMode: "awsvpc", containerDefinitions: [{ name: "watch", image: "watch:1", memory: 64 }] });
  const networkConfiguration = { awsvpcConfiguration: { subnets: subnetIds } };
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "watch", taskDefinition: "watch", schedulingStrategy: "DAEMON", networkConfiguration });
  s.run(60);
  expect(s.tasks().map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  s.join("c");
  s.run(120);
  expect(s.tasks().map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
});
