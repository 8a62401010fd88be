import { beforeEach, expect, test } from "vitest";
import type { CreateCapacityProviderRequest } from "../../../aws/generated/ecs.ts";
import { Trial } from "../../trial.ts";
import { clusterOptions } from "./lateTables.ts";
import { story } from "./story.ts";

/** Stands for the ARN of a group, which is known when the group is there. */
const group = (name: string) => `\$${name}`;
const INVALID = "InvalidParameterException: ";

let trial: Trial;
beforeEach(() => {
  trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  trial.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "any", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small" } });
  for (const AutoScalingGroupName of ["mine", "scaled", "new"]) {
    const protection = { NewInstancesProtectedFromScaleIn: AutoScalingGroupName === "scaled" };
    trial.call("autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName, MinSize: 0, MaxSize: 0, AvailabilityZones: ["us-east-1a"], LaunchTemplate: { LaunchTemplateName: "any" }, ...protection });
  }
  provide({ name: "mine", autoScalingGroupProvider: { autoScalingGroupArn: group("mine") } });
});

/** An input with the ARNs that groups have. */
function filled<Input extends object>(input: Input): Input {
  const arns = new Map(trial.call("autoscaling", "DescribeAutoScalingGroups", {}).AutoScalingGroups.map(({ AutoScalingGroupName, AutoScalingGroupARN = "" }) => [AutoScalingGroupName, AutoScalingGroupARN]));
  return JSON.parse(JSON.stringify(input).replace(/"\$(\w+)"/g, (whole, name: string) => (arns.has(name) ? JSON.stringify(arns.get(name)) : whole))) as Input;
}

const provide = (input: CreateCapacityProviderRequest) => trial.call("ecs", "CreateCapacityProvider", filled(input));

const cluster = (include: readonly ("CONFIGURATIONS" | "SETTINGS")[] = []) => trial.call("ecs", "DescribeClusters", { clusters: ["prod"], include }).clusters?.[0];
const associate = (...capacityProviders: readonly string[]) =>
  trial.call("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders, defaultCapacityProviderStrategy: [] });

test("a capacity provider has defaults, keeps what is not changed, and is described", () => {
  const { capacityProvider } = provide({
    name: "scaled",
    autoScalingGroupProvider: { autoScalingGroupArn: group("scaled"), managedScaling: { status: "ENABLED", targetCapacity: 80 }, managedTerminationProtection: "ENABLED" },
    tags: [{ key: "team", value: "shop" }],
  });
  expect(capacityProvider).toEqual({
    capacityProviderArn: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/scaled",
    name: "scaled",
    status: "ACTIVE",
    type: "EC2_AUTOSCALING",
    autoScalingGroupProvider: {
      autoScalingGroupArn: filled({ arn: group("scaled") }).arn,
      managedScaling: { status: "ENABLED", targetCapacity: 80, minimumScalingStepSize: 1, maximumScalingStepSize: 10_000, instanceWarmupPeriod: 300 },
      managedTerminationProtection: "ENABLED",
      managedDraining: "ENABLED",
    },
    tags: [{ key: "team", value: "shop" }],
  });
  const change = { managedScaling: { targetCapacity: 90 }, managedDraining: "DISABLED" } as const;
  const updated = trial.call("ecs", "UpdateCapacityProvider", { name: "scaled", autoScalingGroupProvider: change }).capacityProvider;
  expect(updated).toMatchObject({ updateStatus: "UPDATE_COMPLETE", autoScalingGroupProvider: { managedScaling: { status: "ENABLED", targetCapacity: 90 }, managedDraining: "DISABLED" } });
  const resourceArn = capacityProvider?.capacityProviderArn ?? "";
  trial.call("ecs", "TagResource", { resourceArn, tags: [{ key: "tier", value: "1" }] });
  const all = trial.call("ecs", "DescribeCapacityProviders", {}).capacityProviders ?? [];
  expect(all.map(({ name, type, tags }) => `${name} ${type} ${tags?.length}`)).toEqual([
    "FARGATE FARGATE 0",
    "FARGATE_SPOT FARGATE_SPOT 0",
    "mine EC2_AUTOSCALING 0",
    "scaled EC2_AUTOSCALING 0",
  ]);
  expect(trial.call("ecs", "DescribeCapacityProviders", { capacityProviders: [resourceArn], include: ["TAGS"] }).capacityProviders?.[0]?.tags).toHaveLength(2);
});

test("a capacity provider that a cluster has is not deleted; taken off, it goes, is remembered for an hour, and its name and group are free", () => {
  associate("mine", "FARGATE");
  expect(cluster()).toMatchObject({ capacityProviders: ["mine", "FARGATE"], defaultCapacityProviderStrategy: [] });
  expect(trial.call("ecs", "DescribeCapacityProviders", { cluster: "prod" }).capacityProviders?.map(({ name }) => name)).toEqual(["FARGATE", "mine"]);
  expect(trial.call("ecs", "DeleteCapacityProvider", { capacityProvider: "mine" }).capacityProvider).toMatchObject({
    status: "ACTIVE",
    updateStatus: "DELETE_FAILED",
    updateStatusReason: "The capacity provider cannot be deleted because it is associated with cluster: prod. Remove the capacity provider from the cluster and try again.",
  });
  trial.run(15);
  associate();
  trial.call("ecs", "DeleteCapacityProvider", { capacityProvider: "mine" });
  const describe = () => trial.call("ecs", "DescribeCapacityProviders", { capacityProviders: ["mine"] }).capacityProviders?.[0];
  const again = { name: "mine", autoScalingGroupProvider: { autoScalingGroupArn: group("mine") } };
  expect(describe()).toMatchObject({ status: "ACTIVE", updateStatus: "DELETE_IN_PROGRESS" });
  expect(trial.refusal("ecs", "CreateCapacityProvider", filled(again))).toBe("UpdateInProgressException: The specified capacity provider is being deleted.");
  trial.run(15);
  expect(describe()).toMatchObject({ status: "INACTIVE", updateStatus: "DELETE_COMPLETE" });
  expect(trial.call("ecs", "DescribeCapacityProviders", {}).capacityProviders).toHaveLength(2);
  expect(provide(again).capacityProvider?.status).toBe("ACTIVE");
  trial.run(3_600);
  expect(describe()?.status).toBe("ACTIVE");
  trial.call("ecs", "DeleteCapacityProvider", { capacityProvider: "mine" });
  trial.run(1_800);
  provide(again);
  trial.call("ecs", "DeleteCapacityProvider", { capacityProvider: "mine" });
  trial.run(3_600);
  expect(describe()?.status).toBe("INACTIVE");
  trial.run(15);
  expect(describe()).toBeUndefined();
});

test("a deletion fails when a cluster is given the provider meanwhile", () => {
  trial.call("ecs", "DeleteCapacityProvider", { capacityProvider: "mine" });
  associate("mine");
  trial.run(15);
  expect(trial.call("ecs", "DescribeCapacityProviders", { cluster: "prod" }).capacityProviders).toMatchObject([{ status: "ACTIVE", updateStatus: "DELETE_FAILED" }]);
});

test("a cluster keeps what it was given, changes what is said, and forgets all of it when it is deleted", () => {
  const { cluster: made } = trial.call("ecs", "CreateCluster", {
    clusterName: "all",
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 1, weight: 1 }, { capacityProvider: "FARGATE_SPOT" }],
    configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
    serviceConnectDefaults: { namespace: "shop" },
  });
  expect(made).toMatchObject({
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 1, weight: 1 }, { capacityProvider: "FARGATE_SPOT", base: 0, weight: 0 }],
    configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
  });
  const namespace = made?.serviceConnectDefaults?.namespace ?? "";
  expect(namespace).toMatch(/^arn:aws:servicediscovery:us-east-1:123456789012:namespace\/ns-[a-z2-7]{16}$/);
  expect(trial.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "shop" } }).cluster?.serviceConnectDefaults).toEqual({ namespace });
  trial.call("ecs", "UpdateCluster", { cluster: "prod", settings: [{ name: "containerInsights", value: "enabled" }], configuration: { managedStorageConfiguration: { kmsKeyId: "key" } } });
  expect(cluster()).not.toHaveProperty("configuration");
  expect(cluster(["CONFIGURATIONS", "SETTINGS"])).toMatchObject({
    settings: [{ value: "enabled" }],
    configuration: { managedStorageConfiguration: { kmsKeyId: "key" } },
    serviceConnectDefaults: { namespace },
  });
  trial.call("ecs", "UpdateClusterSettings", { cluster: "prod", settings: [{ name: "containerInsights", value: "enhanced" }] });
  trial.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "" } });
  expect(cluster(["SETTINGS"])).toMatchObject({ settings: [{ value: "enhanced" }] });
  expect(cluster()).not.toHaveProperty("serviceConnectDefaults");
  trial.call("ecs", "DeleteCluster", { cluster: "all" });
  expect(trial.call("ecs", "CreateCluster", { clusterName: "all" }).cluster).toMatchObject({ capacityProviders: [], defaultCapacityProviderStrategy: [] });
  expect(trial.world.view.all(clusterOptions)).toHaveLength(1);
});

const mine = { capacityProvider: "mine", weight: 1 };
const put = (capacityProviders: readonly string[], defaultCapacityProviderStrategy: readonly object[] = []) => ({ cluster: "prod", capacityProviders, defaultCapacityProviderStrategy });
const made = (more: object) => ({ name: "new", autoScalingGroupProvider: { autoScalingGroupArn: group("new") }, ...more });
const own = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", instanceLaunchTemplate: { ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole", networkConfiguration: { subnets: ["subnet-1"] } } };
const managed = (managedScaling: object, more: object = {}) => made({ autoScalingGroupProvider: { autoScalingGroupArn: group("new"), managedScaling, ...more } });

test.each([
  ["CreateCapacityProvider", made({ name: "my group" }), INVALID + "Capacity provider name contains invalid characters."],
  ["CreateCapacityProvider", made({ name: "Fargate-like" }), INVALID + "Capacity provider names cannot be prefixed with 'aws', 'ecs', or 'fargate'."],
  ["CreateCapacityProvider", { name: "new" }, INVALID + "A capacity provider needs autoScalingGroupProvider or managedInstancesProvider."],
  ["CreateCapacityProvider", { name: "new", managedInstancesProvider: own }, "InvalidParameterException: A cluster must be specified for a capacity provider with managedInstancesProvider."],
  ["CreateCapacityProvider", made({ managedInstancesProvider: own }), INVALID + "Specify either autoScalingGroupProvider or managedInstancesProvider."],
  ["CreateCapacityProvider", made({ cluster: "prod" }), INVALID + "A cluster can only be specified for a capacity provider with managedInstancesProvider."],
  ["CreateCapacityProvider", made({ autoScalingGroupProvider: { autoScalingGroupArn: "new" } }), INVALID + "The specified Auto Scaling group ARN is invalid. Specify a valid Auto Scaling group ARN and try again."],
  ["CreateCapacityProvider", made({ name: "mine" }), "ClientException: The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider."],
  ["CreateCapacityProvider", made({ autoScalingGroupProvider: { autoScalingGroupArn: group("mine") } }), "ClientException: The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again."],
  ["CreateCapacityProvider", managed({ minimumScalingStepSize: 3, maximumScalingStepSize: 2 }), INVALID + "minimumScalingStepSize cannot be greater than maximumScalingStepSize."],
  ["CreateCapacityProvider", managed({ targetCapacity: 101 }), INVALID + "1 validation error detected: Value '101' at 'autoScalingGroupProvider.managedScaling.targetCapacity' failed to satisfy constraint: Member must have value less than or equal to 100"],
  ["CreateCapacityProvider", managed({ status: "DISABLED" }, { managedTerminationProtection: "ENABLED" }), INVALID + "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled."],
  ["CreateCapacityProvider", managed({ status: "ENABLED" }, { managedTerminationProtection: "ENABLED" }), INVALID + "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled."],
  ["CreateCapacityProvider", made({ autoScalingGroupProvider: { autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:57ffcb94-11f0-4d6d-bf60-3bac5d06e0a1:autoScalingGroupName/other" } }), "ClientException: The specified Auto Scaling group was not found. Specify a valid Auto Scaling group ARN and try again."],
  ["UpdateCapacityProvider", { name: "theirs", autoScalingGroupProvider: {} }, "ClientException: The specified capacity provider was not found. Specify a valid capacity provider and try again."],
  ["UpdateCapacityProvider", { name: "mine" }, INVALID + "autoScalingGroupProvider is missing"],
  ["DeleteCapacityProvider", { capacityProvider: "FARGATE" }, "ClientException: The FARGATE and FARGATE_SPOT capacity providers are reserved and can be neither updated nor deleted."],
  ["PutClusterCapacityProviders", put(["theirs"]), INVALID + "The specified capacity provider was not found. Specify a valid capacity provider and try again."],
  ["PutClusterCapacityProviders", put(Array.from({ length: 21 }, () => "mine")), INVALID + "The maximum number of capacity providers per cluster has been exceeded."],
  ["PutClusterCapacityProviders", put(["FARGATE"], [mine]), INVALID + "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again."],
  ["PutClusterCapacityProviders", put(["FARGATE", "mine"], [mine, { capacityProvider: "FARGATE", weight: 1 }]), INVALID + "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again."],
  ["PutClusterCapacityProviders", put(["FARGATE", "FARGATE_SPOT"], [{ capacityProvider: "FARGATE", base: 1 }, { capacityProvider: "FARGATE_SPOT", base: 1 }]), INVALID + "Only one capacity provider in a capacity provider strategy can have a base defined."],
  ["PutClusterCapacityProviders", put(["mine"], [mine, mine]), INVALID + "A capacity provider strategy cannot contain a capacity provider twice."],
  ["PutClusterCapacityProviders", { ...put([]), cluster: "test" }, "ClusterNotFoundException: Cluster not found."],
  ["UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1" } }, "NamespaceNotFoundException: The specified namespace wasn't found."],
  ["UpdateCluster", { cluster: "prod", configuration: { executeCommandConfiguration: { logging: "OVERRIDE" } } }, INVALID + "logConfiguration is required when logging is OVERRIDE."],
  ["UpdateCluster", { cluster: "prod", configuration: { executeCommandConfiguration: { logConfiguration: {} } } }, INVALID + "logConfiguration can only be specified when logging is OVERRIDE."],
  ["UpdateClusterSettings", { cluster: "prod", settings: [{ name: "containerInsights", value: "on" }] }, INVALID + "Invalid value 'on' for setting containerInsights."],
] as const)("%s of %j is refused", (operation, input, refusal) => {
  expect(trial.refusal("ecs", operation, filled(input) as never)).toBe(refusal);
});

test("a strategy over Fargate wants a definition for it, also where it is the cluster's default", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.call("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [] });
  const run = (more: object = {}) => s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more });
  const strategy = (weight: number) => ({ capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight }] });
  const incompatible = INVALID + "Task definition does not support launch_type FARGATE.";
  expect([run(strategy(0)), run(strategy(1))]).toEqual([incompatible, incompatible]);
  s.serve("web", "web:1", 1);
  s.call("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders: ["FARGATE", "FARGATE_SPOT"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE" }] });
  expect(run()).toBe(incompatible);
  const two = { capacityProviderStrategy: [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE_SPOT" }] };
  expect(run(two)).toBe(INVALID + "At least one capacity provider in a capacity provider strategy must have a weight greater than 0.");
  const service = { cluster: "prod", serviceName: "other", taskDefinition: "web", desiredCount: 1 };
  expect(s.refusal("ecs", "CreateService", service)).toBe(incompatible);
  s.call("ecs", "CreateService", { ...service, launchType: "EC2" });
  s.update("web", { desiredCount: 2 });
  s.run(60);
  expect(s.tasks()).toHaveLength(3);
});
