import { expect, test } from "vitest";
import { executableTasks } from "./lateTables.ts";
import { story, type Story } from "./story.ts";

const ROLE = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
const NOT_ENABLED =
  "InvalidParameterException: The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.";

/** A definition with two containers, whose tasks may have a role. */
const define = (s: Story, family: string, taskRoleArn?: string) =>
  s.call("ecs", "RegisterTaskDefinition", { family, taskRoleArn, containerDefinitions: [{ name: "app", image: "app:1", memory: 64 }, { name: "log", image: "log:1", memory: 64 }] });

const execute = (s: Story, task: string, more: object = {}) =>
  s.refusal("ecs", "ExecuteCommand", { cluster: "prod", task, container: "app", command: "/bin/sh", interactive: true, ...more });

test("a command is refused as ECS refuses it: not enabled, not running yet, and nobody to connect to", () => {
  const s = story();
  s.fleet("a");
  define(s, "app", ROLE);
  const run = (enableExecuteCommand: boolean) => {
    const { tasks: [task] = [] } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "app", enableExecuteCommand });
    return task?.taskArn ?? "";
  };
  const [plain, enabled] = [run(false), run(true)];
  expect(execute(s, enabled)).toBe(NOT_ENABLED);
  s.run(30);
  expect(execute(s, enabled)).toBe("TargetNotConnectedException: The execute command failed due to an internal error. Try again later.");
  expect(execute(s, plain)).toBe(NOT_ENABLED);
  expect(execute(s, enabled, { interactive: false })).toBe("InvalidParameterException: Interactive is the only mode supported currently.");
  expect(execute(s, enabled, { container: undefined })).toBe("InvalidParameterException: A container name is required for a task with multiple containers.");
  expect(execute(s, enabled, { container: "db" })).toBe("InvalidParameterException: The container db was not found in the task.");
  expect(execute(s, "0123456789abcdef0123456789abcdef")).toBe("InvalidParameterException: The referenced task was not found.");
  expect(execute(s, enabled, { cluster: "test" })).toBe("ClusterNotFoundException: Cluster not found.");
});

test("tasks tell whether commands may be run in them, as their service said when they started, and are forgotten whole", () => {
  const s = story();
  s.fleet("a");
  define(s, "app", ROLE);
  s.serve("app", "app:1", 1, { enableExecuteCommand: true });
  s.run(1);
  const told = () => s.tasks().map(({ enableExecuteCommand, containers = [] }) => [enableExecuteCommand, containers.map(({ managedAgents = [] }) => managedAgents[0]?.lastStatus)]);
  expect(told()).toEqual([[true, ["PENDING", "PENDING"]]]);
  s.run(60);
  expect(told()).toEqual([[true, ["RUNNING", "RUNNING"]]]);
  s.update("app", { enableExecuteCommand: false });
  s.run(60);
  expect(told()).toEqual([[true, ["RUNNING", "RUNNING"]]]);
  s.update("app", { forceNewDeployment: true });
  s.run(180);
  expect(told()).toEqual([[false, [undefined, undefined]]]);
  expect(s.world.view.all(executableTasks)).toHaveLength(1);
  s.run(3_600);
  expect(s.world.view.all(executableTasks)).toEqual([]);
});

test("commands need a role for the task: the definition's, or one that a request gives it", () => {
  const s = story();
  s.fleet("a");
  define(s, "bare");
  define(s, "app", ROLE);
  const refused = (what: string) => `InvalidParameterException: The ${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`;
  const run = { cluster: "prod", taskDefinition: "bare", enableExecuteCommand: true };
  expect(s.refusal("ecs", "RunTask", run)).toBe(refused("task couldn't be started"));
  expect(s.call("ecs", "RunTask", { ...run, overrides: { taskRoleArn: ROLE } }).tasks?.[0]?.enableExecuteCommand).toBe(true);
  const service = { cluster: "prod", serviceName: "bare", taskDefinition: "bare", desiredCount: 1 };
  expect(s.refusal("ecs", "CreateService", { ...service, enableExecuteCommand: true })).toBe(refused("service couldn't be created"));
  s.call("ecs", "CreateService", service);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "bare", enableExecuteCommand: true })).toBe(refused("service couldn't be updated"));
  s.update("bare", { enableExecuteCommand: true, taskDefinition: "app" });
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "bare", taskDefinition: "bare" })).toBe(refused("service couldn't be updated"));
});

test("what agents ask and report is answered, and changes nothing", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  const { tasks: [task] = [] } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web" });
  s.run(30);
  const [instance] = s.instances("prod");
  const before = s.world.digest;
  expect(s.call("ecs", "DiscoverPollEndpoint", { cluster: "prod", containerInstance: instance?.containerInstanceArn })).toEqual({
    endpoint: "https://ecs-a-1.us-east-1.amazonaws.com/",
    telemetryEndpoint: "https://ecs-t-1.us-east-1.amazonaws.com/",
    serviceConnectEndpoint: "https://ecs-sc.us-east-1.api.aws",
  });
  expect(s.refusal("ecs", "DiscoverPollEndpoint", { cluster: "test" })).toBe("ClientException: Cluster not found.");
  const stopped = { cluster: "prod", task: task?.taskArn ?? "", status: "STOPPED" };
  expect(s.call("ecs", "SubmitTaskStateChange", stopped)).toEqual({ acknowledgment: "ACK" });
  expect(s.call("ecs", "SubmitContainerStateChange", { ...stopped, containerName: "web", exitCode: 1 })).toEqual({ acknowledgment: "ACK" });
  expect(s.call("ecs", "SubmitAttachmentStateChanges", { cluster: "prod", attachments: [] })).toEqual({ acknowledgment: "ACK" });
  expect(s.refusal("ecs", "SubmitTaskStateChange", { cluster: "prod", task: "gone" })).toBe("InvalidParameterException: The referenced task was not found.");
  expect(s.refusal("ecs", "SubmitAttachmentStateChanges", { cluster: "test", attachments: [] })).toBe("ClusterNotFoundException: Cluster not found.");
  const update = (containerInstance: string) => s.refusal("ecs", "UpdateContainerAgent", { cluster: "prod", containerInstance });
  expect(update(instance?.containerInstanceArn ?? "")).toBe("NoUpdateAvailableException: There is no update available for your container agent.");
  expect(update("gone")).toBe("InvalidParameterException: Referenced container instance gone not found.");
  expect(s.world.digest).toBe(before);
  expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING" }]);
});

test("what is managed by ECS or a daemon is nothing: there are no such services and tasks", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web:1", 1);
  s.run(30);
  const services = (resourceManagementType: "CUSTOMER" | "ECS") => s.call("ecs", "ListServices", { cluster: "prod", resourceManagementType }).serviceArns?.length;
  expect([services("CUSTOMER"), services("ECS")]).toEqual([1, 0]);
  expect(s.call("ecs", "ListTasks", { cluster: "prod", daemonName: "watch" }).taskArns).toEqual([]);
});

test("a namespace that a cluster names has no services, and one that none names is not there", () => {
  const s = story();
  const { cluster } = s.call("ecs", "CreateCluster", { clusterName: "prod", serviceConnectDefaults: { namespace: "shop" } });
  const namespace = cluster?.serviceConnectDefaults?.namespace ?? "";
  expect(s.call("ecs", "ListServicesByNamespace", { namespace })).toEqual({ serviceArns: [] });
  expect(s.call("ecs", "ListServicesByNamespace", { namespace: "shop" })).toEqual({ serviceArns: [] });
  expect(s.refusal("ecs", "ListServicesByNamespace", { namespace: "other" })).toBe("NamespaceNotFoundException: The specified namespace wasn't found.");
});
