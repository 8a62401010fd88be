import { encodeBase64 } from "../lib/base64.ts";
import type { Call } from "./generated/api.ts";
import { type Attribute, classicBalancerCalls, listenerCalls, loadBalancerCalls, ruleCalls, targetGroupCalls } from "./recreateBalancing.ts";
import { type Described, isText, lastPart, list, object, pick, pruned, without } from "./recreateParts.ts";
import { ADDED_BY_ECS } from "./revisionMembers.ts";

export type { Described } from "./recreateParts.ts";

/** What can be made again, with what its own description leaves out. */
export type Recreatable =
  | { readonly kind: "cluster" | "service" | "taskDefinition" | "task"; readonly described: Described }
  | { readonly kind: "instance"; readonly described: Described; readonly userData: string }
  /** With the attributes that have not their usual values. */
  | { readonly kind: "targetGroup" | "listener"; readonly described: Described; readonly attributes: readonly Attribute[] }
  | { readonly kind: "loadBalancer"; readonly described: Described; readonly attributes: readonly Attribute[]; readonly listeners: readonly Described[] }
  /** With all attributes, as they are described. */
  | { readonly kind: "classicBalancer"; readonly described: Described; readonly attributes: Described }
  | { readonly kind: "rule"; readonly described: Described; readonly listenerArn: unknown };

/**
 * The calls that would make the thing anew, from what its description says. Members with AWS's default value are
 * left out, as a person would leave them out; so are empty lists and whatever only AWS can set.
 */
export function recreate(thing: Recreatable): readonly Call[] {
  switch (thing.kind) {
    case "cluster":
      return [ecs("CreateCluster", clusterInput(thing.described))];
    case "service":
      return serviceCalls(thing.described);
    case "taskDefinition":
      return [ecs("RegisterTaskDefinition", definitionInput(thing.described))];
    case "task":
      return [ecs("RunTask", taskInput(thing.described))];
    case "instance":
      return [{ service: "ec2", operation: "RunInstances", input: instanceInput(thing.described, thing.userData) }];
    case "targetGroup":
      return targetGroupCalls(thing.described, thing.attributes);
    case "loadBalancer":
      return [...loadBalancerCalls(thing.described, thing.attributes), ...thing.listeners.flatMap((listener) => listenerCalls(listener, []))];
    case "listener":
      return listenerCalls(thing.described, thing.attributes);
    case "classicBalancer":
      return classicBalancerCalls(thing.described, thing.attributes);
    case "rule":
      return ruleCalls(thing.described, thing.listenerArn);
  }
}

/** Settings with their defaults are left out; the namespace of Service Connect is there already, and is named by its ARN. */
function clusterInput(cluster: Described): Described {
  const settings = list(cluster.settings).filter((setting) => object(setting).value !== "disabled");
  return { ...pick(cluster, ["clusterName", "configuration", "capacityProviders", "defaultCapacityProviderStrategy", "serviceConnectDefaults", "tags"]), ...pruned({ settings }) };
}

/** What an EXTERNAL service shows of a definition, a network and a load balancer is its primary task set's: it is made without, and its sets after it. */
function serviceCalls(service: Described): readonly Call[] {
  const { deploymentController } = service;
  const { type = "ECS" } = object(deploymentController);
  if (type !== "EXTERNAL") return [ecs("CreateService", { ...serviceInput(service), ...(type === "ECS" ? {} : { deploymentController }) })];
  const { taskDefinition: _definition, networkConfiguration: _network, loadBalancers: _balancers, launchType: _type, ...own } = service;
  const sets = list(service.taskSets).map(object).filter(({ status }) => status !== "DRAINING");
  return [ecs("CreateService", { ...serviceInput(own), deploymentController }), ...sets.map((set) => ecs("CreateTaskSet", taskSetInput(service, set)))];
}

function taskSetInput({ clusterArn, serviceName }: Described, set: Described): Described {
  return pruned({
    cluster: lastPart(clusterArn),
    service: serviceName,
    taskDefinition: lastPart(set.taskDefinition),
    scale: set.scale,
    ...pick(set, ["externalId", "networkConfiguration", "loadBalancers", "tags"]),
  });
}

function serviceInput(service: Described): Described {
  const configuration = object(service.deploymentConfiguration);
  return pruned({
    cluster: lastPart(service.clusterArn),
    serviceName: service.serviceName,
    taskDefinition: lastPart(service.taskDefinition),
    // ECS counts the tasks of a DAEMON service itself, and refuses to be told.
    desiredCount: service.schedulingStrategy === "DAEMON" ? undefined : service.desiredCount,
    launchType: service.launchType,
    capacityProviderStrategy: service.capacityProviderStrategy,
    platformVersion: service.platformVersion,
    deploymentConfiguration: without(configuration, SERVICE_ROLLOUT_DEFAULTS),
    loadBalancers: service.loadBalancers,
    serviceRegistries: service.serviceRegistries,
    // It is described of deployments alone, the newest first.
    serviceConnectConfiguration: object(list(service.deployments)[0]).serviceConnectConfiguration,
    networkConfiguration: service.networkConfiguration,
    placementConstraints: service.placementConstraints,
    placementStrategy: service.placementStrategy,
    tags: service.tags,
    ...without(service, SERVICE_DEFAULTS, Object.keys(SERVICE_DEFAULTS)),
  });
}

/** CreateService's defaults (API reference, CreateService). */
const SERVICE_DEFAULTS: Described = {
  healthCheckGracePeriodSeconds: 0,
  schedulingStrategy: "REPLICA",
  enableECSManagedTags: false,
  enableExecuteCommand: false,
  propagateTags: "NONE",
  availabilityZoneRebalancing: "ENABLED",
};
const SERVICE_ROLLOUT_DEFAULTS: Described = {
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  deploymentCircuitBreaker: { enable: false, rollback: false },
  strategy: "ROLLING",
  bakeTimeInMinutes: 0,
  lifecycleHooks: [],
};

function definitionInput(definition: Described): Described {
  const { family, ...rest } = definition;
  const own = Object.entries(rest).filter(([name]) => !ADDED_BY_ECS.includes(name));
  return pruned({ family, ...Object.fromEntries(own), enableFaultInjection: rest.enableFaultInjection || undefined });
}

/** A task of a service cannot be made by hand: this runs one like it, outside the service. */
function taskInput(task: Described): Described {
  const { group } = task;
  const given = isText(group) && !group.startsWith("service:") && group !== `family:${familyOf(task.taskDefinitionArn)}`;
  return pruned({
    cluster: lastPart(task.clusterArn),
    taskDefinition: lastPart(task.taskDefinitionArn),
    launchType: task.launchType,
    group: given ? group : undefined,
    startedBy: isText(group) && group.startsWith("service:") ? undefined : task.startedBy,
    overrides: overridesOf(task.overrides),
    networkConfiguration: task.networkConfiguration,
    enableExecuteCommand: task.enableExecuteCommand || undefined,
    enableECSManagedTags: list(task.tags).some(isManagedTag) || undefined,
    tags: list(task.tags).filter((tag) => !isManagedTag(tag)),
  });
}

/** ECS's own tags nobody may give: it is asked for them. */
function isManagedTag(tag: unknown): boolean {
  return isAmazons(object(tag).key);
}

const isAmazons = (key: unknown): boolean => isText(key) && key.startsWith("aws:");

/** The overrides that override something: DescribeTasks lists every container, overridden or not. */
function overridesOf(overrides: unknown): Described | undefined {
  const { containerOverrides, inferenceAcceleratorOverrides, ...rest } = object(overrides);
  const containers = list(containerOverrides).filter((one) => Object.keys(pruned(object(one))).some((key) => key !== "name"));
  return pruned({ containerOverrides: containers, inferenceAcceleratorOverrides, ...rest });
}

function instanceInput(instance: Described, userData: string): Described {
  const profile = object(instance.IamInstanceProfile).Arn;
  const groups = list(instance.SecurityGroups).map((group) => object(group).GroupId);
  const tags = list(instance.Tags).filter((tag) => !isAmazons(object(tag).Key));
  return pruned({
    ImageId: instance.ImageId,
    InstanceType: instance.InstanceType,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: instance.SubnetId,
    SecurityGroupIds: groups,
    IamInstanceProfile: isText(profile) ? { Name: lastPart(profile) } : undefined,
    UserData: userData === "" ? undefined : encodeBase64(userData),
    TagSpecifications: tags.length === 0 ? undefined : [{ ResourceType: "instance", Tags: tags }],
  });
}

const ecs = (operation: string, input: Described): Call => ({ service: "ecs", operation, input });

function familyOf(arn: unknown): string {
  const name = lastPart(arn);
  return isText(name) ? name.replace(/:\d+$/, "") : "";
}
