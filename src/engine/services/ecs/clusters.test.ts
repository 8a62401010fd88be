import { expect, test } from "vitest";
import { joining, Trial } from "../../trial.ts";

const ARN = "arn:aws:ecs:us-east-1:123456789012:cluster";

test("a cluster is a name", () => {
  const trial = new Trial();
  const { cluster } = trial.call("ecs", "CreateCluster", { clusterName: "web", tags: [{ key: "team", value: "a" }] });
  expect(cluster).toEqual({
    clusterArn: `${ARN}/web`,
    clusterName: "web",
    status: "ACTIVE",
    registeredContainerInstancesCount: 0,
    runningTasksCount: 0,
    pendingTasksCount: 0,
    activeServicesCount: 0,
    statistics: [],
    tags: [{ key: "team", value: "a" }],
    settings: [{ name: "containerInsights", value: "disabled" }],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  });
  expect(trial.call("ecs", "CreateCluster", {}).cluster?.clusterName).toBe("default");
});

test("made twice, it is the same one, with the tags it had", () => {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "web", tags: [{ key: "a", value: "1" }] });
  trial.run(10);
  const { cluster } = trial.call("ecs", "CreateCluster", { clusterName: "web", tags: [{ key: "b", value: "2" }] });
  expect(cluster?.tags).toEqual([{ key: "a", value: "1" }]);
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([`${ARN}/web`]);
});

test.each([
  [{ clusterName: "my web" }, "InvalidParameterException: Cluster name contains invalid characters."],
  [{ clusterName: "w".repeat(256) }, "InvalidParameterException: Cluster name contains invalid characters."],
  [{ capacityProviders: ["mine"] }, "InvalidParameterException: The specified capacity provider was not found. Specify a valid capacity provider and try again."],
  [{ tags: [{ key: "a" }, { key: "a" }] }, "InvalidParameterException: Tag key 'a' is given twice."],
  [{ settings: [{ name: "containerInsights" as const, value: "maybe" }] }, "InvalidParameterException: Invalid value 'maybe' for setting containerInsights."],
])("%j is refused", (input, message) => {
  expect(new Trial().refusal("ecs", "CreateCluster", input)).toBe(message);
});

test("what is not there is a failure to describe, and an exception to everything else", () => {
  const trial = new Trial();
  expect(trial.call("ecs", "DescribeClusters", {})).toEqual({ clusters: [], failures: [{ arn: `${ARN}/default`, reason: "MISSING" }] });
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: "web" })).toBe("ClusterNotFoundException: Cluster not found.");
  expect(trial.refusal("ecs", "ListContainerInstances", {})).toBe("ClusterNotFoundException: Cluster not found.");
  expect(trial.refusal("ecs", "ListContainerInstances", { cluster: `${ARN}/web` })).toBe("ClusterNotFoundException: Cluster not found.");
});

test("a deleted cluster is inactive for an hour, and its name is free at once", () => {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "web" });
  expect(trial.call("ecs", "DeleteCluster", { cluster: "web" }).cluster?.status).toBe("INACTIVE");
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: "web" })).toBe("ClusterNotFoundException: The referenced cluster was inactive.");
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([]);
  trial.run(1800);
  expect(trial.call("ecs", "CreateCluster", { clusterName: "web" }).cluster?.status).toBe("ACTIVE");
  trial.run(3600);
  expect(trial.call("ecs", "DescribeClusters", { clusters: ["web"] }).clusters).toMatchObject([{ status: "ACTIVE" }]);
  trial.call("ecs", "DeleteCluster", { cluster: "web" });
  trial.run(3600);
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: "web" })).toBe("ClusterNotFoundException: Cluster not found.");
});

test("a cluster with container instances cannot be deleted, draining ones included", () => {
  const trial = new Trial();
  const { cluster } = trial.call("ecs", "CreateCluster", { clusterName: "web" });
  trial.launch(joining("web"));
  trial.run(90);
  const refusal =
    "ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active or draining.";
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: cluster?.clusterArn ?? "" })).toBe(refusal);
  const containerInstances = trial.instances("web").map(({ containerInstanceArn = "" }) => containerInstanceArn);
  trial.call("ecs", "UpdateContainerInstancesState", { cluster: "web", containerInstances, status: "DRAINING" });
  expect(trial.refusal("ecs", "DeleteCluster", { cluster: "web" })).toBe(refusal);
  expect(trial.call("ecs", "DescribeClusters", { clusters: ["web"] }).clusters?.[0]?.registeredContainerInstancesCount).toBe(1);
  trial.call("ecs", "DeregisterContainerInstance", { cluster: "web", containerInstance: containerInstances[0] ?? "" });
  expect(trial.call("ecs", "DeleteCluster", { cluster: "web" }).cluster?.status).toBe("INACTIVE");
});

test("what is asked for is included", () => {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "web", settings: [{ name: "containerInsights", value: "enhanced" }] });
  const describe = (include?: readonly ("STATISTICS" | "SETTINGS")[]) =>
    trial.call("ecs", "DescribeClusters", { clusters: ["web"], include }).clusters?.[0];
  expect(describe()).toMatchObject({ statistics: [], settings: [] });
  expect(describe(["SETTINGS"])?.settings).toEqual([{ name: "containerInsights", value: "enhanced" }]);
  expect(describe(["STATISTICS"])?.statistics?.map(({ name, value }) => `${name} ${value}`)).toEqual([
    "runningEC2TasksCount 0",
    "runningFargateTasksCount 0",
    "pendingEC2TasksCount 0",
    "pendingFargateTasksCount 0",
    "activeEC2ServiceCount 0",
    "activeFargateServiceCount 0",
    "drainingEC2ServiceCount 0",
    "drainingFargateServiceCount 0",
  ]);
});

test("clusters are listed page by page", () => {
  const trial = new Trial();
  for (const clusterName of ["c", "a", "b"]) trial.call("ecs", "CreateCluster", { clusterName });
  const first = trial.call("ecs", "ListClusters", { maxResults: 2 });
  expect(first.clusterArns).toEqual([`${ARN}/a`, `${ARN}/b`]);
  expect(trial.call("ecs", "ListClusters", { nextToken: first.nextToken })).toEqual({ clusterArns: [`${ARN}/c`] });
});
