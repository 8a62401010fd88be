import { beforeEach, describe, expect, test } from "vitest";
import { encodeBase64 } from "../../../lib/base64.ts";
import { joining } from "../../trial.ts";
import { story, type Story } from "./story.ts";

const CORE = "ami-0c0de293a4b5c6d7e";
const BASE = "ami-0c0de5c6d7e8f9012";
const PLAIN_LINUX = "ami-0c0de18293a4b5c6d";
const initialize = (cluster: string, more = "") => `<powershell>\nImport-Module ECSTools\nInitialize-ECSAgent -Cluster "${cluster}"${more}\n</powershell>\n`;

let s: Story;
beforeEach(() => {
  s = story();
  s.call("ecs", "CreateCluster", { clusterName: "shop" });
});

const launch = (ImageId: string, userData: string) => {
  s.call("ec2", "RunInstances", { ImageId, InstanceType: "m5.large", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: encodeBase64(userData) });
  s.run(180);
};
const instances = () => {
  const { containerInstanceArns: containerInstances = [] } = s.call("ecs", "ListContainerInstances", { cluster: "shop" });
  return containerInstances.length === 0 ? [] : (s.call("ecs", "DescribeContainerInstances", { cluster: "shop", containerInstances }).containerInstances ?? []);
};
const attribute = (name: string) => instances()[0]?.attributes?.find((one) => one.name === name);
const define = (family: string, operatingSystemFamily?: "LINUX" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2019_FULL") =>
  s.call("ecs", "RegisterTaskDefinition", {
    family,
    ...(operatingSystemFamily === undefined ? {} : { runtimePlatform: { operatingSystemFamily } }),
    containerDefinitions: [{ name: "app", image: `${family}:1`, cpu: 128, memory: 256, portMappings: [{ containerPort: 80 }] }],
  });
const run = (taskDefinition: string) => s.call("ecs", "RunTask", { cluster: "shop", taskDefinition });

test("an instance of Windows registers as what it is", () => {
  launch(CORE, initialize("shop", ` -EnableTaskIAMRole -LoggingDrivers '["json-file","awslogs"]'`));
  expect([attribute("ecs.os-type"), attribute("ecs.os-family")]).toMatchObject([{ value: "windows" }, { value: "WINDOWS_SERVER_2022_CORE" }]);
  expect(["logging-driver.awslogs", "logging-driver.syslog", "task-iam-role", "privileged-container"].map((name) => attribute(`com.amazonaws.ecs.capability.${name}`) !== undefined)).toEqual([true, false, true, false]);
  expect(attribute("ecs.capability.task-eni")).toBeUndefined();
  const resources = Object.fromEntries((instances()[0]?.registeredResources ?? []).map((one) => [one.name, one.integerValue || one.stringSetValue]));
  expect(resources).toMatchObject({ CPU: 2048, MEMORY: 8191, PORTS: ["53", "135", "139", "445", "2375", "2376", "3389", "5985", "5986", "51678", "51679"] });
  const [reservation] = s.call("ec2", "DescribeInstances", {}).Reservations ?? [];
  expect(reservation?.Instances?.[0]).toMatchObject({ PlatformDetails: "Windows" });
});

test.each<readonly [string, string, string]>([
  ["a script for Linux", CORE, joining("shop")],
  ["no Initialize-ECSAgent", CORE, "<powershell>\nInstall-WindowsFeature Web-Server\n</powershell>"],
  ["a base image", BASE, initialize("shop")],
  ["a plain Amazon Linux", PLAIN_LINUX, joining("shop")],
  ["the name of another cluster", CORE, initialize("shpo")],
])("with %s nothing registers", (_, image, userData) => {
  launch(image, userData);
  expect(instances()).toEqual([]);
});

describe("Windows and Linux place only on each other:", () => {
  beforeEach(() => {
    define("win", "WINDOWS_SERVER_2022_CORE");
    define("lin", "LINUX");
    define("any");
  });
  const outcome = (taskDefinition: string) => {
    const { tasks = [], failures = [] } = run(taskDefinition);
    return tasks.length === 1 ? "placed" : failures.map(({ reason }) => reason).join();
  };

  test("on Windows", () => {
    launch(CORE, initialize("shop"));
    expect(["win", "lin", "any"].map(outcome)).toEqual(["placed", "ATTRIBUTE", "ATTRIBUTE"]);
    define("old", "WINDOWS_SERVER_2019_FULL");
    expect(outcome("old")).toBe("ATTRIBUTE");
    s.run(120);
    const { taskArns: tasks = [] } = s.call("ecs", "ListTasks", { cluster: "shop" });
    const [task] = s.call("ecs", "DescribeTasks", { cluster: "shop", tasks }).tasks ?? [];
    expect(task?.containers?.[0]?.networkBindings?.[0]?.hostPort).toBe(49_152);
  });

  test("on Linux", () => {
    launch("ami-0a1b2c3d4e5f60718", joining("shop"));
    expect(["win", "lin", "any"].map(outcome)).toEqual(["ATTRIBUTE", "placed", "placed"]);
  });
});

test("images go by the names of their parameters", () => {
  const image = (ImageId: string) => s.call("ec2", "RunInstances", { ImageId, InstanceType: "m5.large", MinCount: 1, MaxCount: 1 }).Instances?.[0]?.ImageId;
  expect(image("resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id")).toBe(CORE);
  expect(image("resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")).toBe(BASE);
  expect(image("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")).toBe(PLAIN_LINUX);
});
