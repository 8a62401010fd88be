import { beforeEach, expect, test } from "vitest";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

/** A fleet of two with a service of two tasks and one task of its own. */
let trial: Story;
let containerInstances: readonly string[];

beforeEach(() => {
  trial = story();
  trial.fleet("ab");
  containerInstances = trial.instances("prod").map(({ containerInstanceArn = "" }) => containerInstanceArn);
  trial.serve("web", trial.define("web"), 2);
  trial.call("ecs", "RunTask", { cluster: "prod", taskDefinition: trial.define("job") });
  trial.run(60);
});

const remaining = (name: string) =>
  trial.instances("prod").map(({ remainingResources = [] }) => remainingResources.find((resource) => resource.name === name)?.integerValue);

test("a cluster counts its tasks, services and instances", () => {
  const describe = () => trial.call("ecs", "DescribeClusters", { clusters: ["prod"], include: ["STATISTICS"] }).clusters?.[0];
  expect(describe()).toMatchObject({ registeredContainerInstancesCount: 2, runningTasksCount: 3, pendingTasksCount: 0, activeServicesCount: 1 });
  const statistics = Object.fromEntries((describe()?.statistics ?? []).map(({ name, value }) => [name, value]));
  expect(statistics).toMatchObject({ runningEC2TasksCount: "3", activeEC2ServiceCount: "1", runningFargateTasksCount: "0" });
  expect(trial.instances("prod").reduce((sum, { runningTasksCount = 0 }) => sum + runningTasksCount, 0)).toBe(3);
});

test("what tasks reserve is missing from what remains, until they have stopped", () => {
  expect(remaining("CPU").reduce((sum = 0, cpu = 0) => sum + cpu, 0)).toBe(2 * 2048 - 3 * 256);
  expect(remaining("MEMORY").reduce((sum = 0, memory = 0) => sum + memory, 0)).toBe(2 * 7822 - 3 * 512);
  trial.update("web", { desiredCount: 0 });
  for (const { taskArn = "" } of trial.tasks()) trial.ask("ecs", "StopTask", { cluster: "prod", task: taskArn });
  trial.run(120);
  expect(remaining("CPU")).toEqual([2048, 2048]);
  expect(remaining("MEMORY")).toEqual([7822, 7822]);
});

test("a cluster is deleted when nothing is left in it, and says in order what is", () => {
  const refusal = () => trial.refusal("ecs", "DeleteCluster", { cluster: "prod" });
  const message = (what: string, why: string) => `ClusterContains${what}Exception: The Cluster cannot be deleted while ${why}.`;
  expect(refusal()).toBe(message("ContainerInstances", "Container Instances are active or draining"));
  for (const containerInstance of containerInstances) {
    trial.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance, force: true });
  }
  expect(refusal()).toBe(message("Services", "Services are active"));
  trial.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  trial.run(60);
  expect(trial.call("ecs", "DeleteCluster", { cluster: "prod" }).cluster?.status).toBe("INACTIVE");
});

test("a cluster with a task that has not stopped is not deleted", () => {
  trial.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  for (const containerInstance of containerInstances) {
    trial.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance, force: true });
  }
  trial.run(60);
  // No call leads here yet: only a task without an instance could be left over.
  const [left] = trial.world.view.all(tasks);
  trial.world.context.update(tasks, left?.taskArn ?? "", { lastStatus: "STOPPING" });
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: "prod" })).toBe(
    "ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.",
  );
});

test("a container instance with tasks is deregistered by force alone, and its tasks stop", () => {
  const [one = ""] = containerInstances;
  const deregister = { cluster: "prod", containerInstance: one };
  expect(trial.refusal("ecs", "DeregisterContainerInstance", deregister)).toBe(
    "InvalidParameterException: Found running tasks on the instance.",
  );
  const { containerInstance } = trial.call("ecs", "DeregisterContainerInstance", { ...deregister, force: true });
  expect(containerInstance).toMatchObject({ status: "INACTIVE", agentConnected: false });
  trial.run(60);
  const reasons = trial.tasks("STOPPED").map(({ stoppedReason }) => stoppedReason);
  expect(new Set(reasons)).toEqual(new Set(["Container instance deregistration forced by user"]));
  expect(trial.service("web")).toMatchObject({ desiredCount: 2, runningCount: 2 });
});

test("a definition that shall be deleted stays for as long as a task or a service uses it", () => {
  trial.call("ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" });
  trial.call("ecs", "DeleteTaskDefinitions", { taskDefinitions: ["web:1"] });
  const status = () => trial.ask("ecs", "DescribeTaskDefinition", { taskDefinition: "web:1" }).ok;
  trial.run(3600);
  expect(status()).toBe(true);
  trial.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  trial.run(300);
  expect(status()).toBe(false);
});
