import type { CapacityProviderStrategyItem, PlacementConstraint, PlacementStrategy, ServiceConnectConfiguration, ServiceRegistry, TaskOverride } from "../generated/ecs.ts";
import { balancingParts, behindRef } from "./balancing.ts";
import { classicParts } from "./classic.ts";
import { discoveryParts } from "./discovery.ts";
import { groupParts } from "./groups.ts";
import { networkParts } from "./network.ts";
import { address, age, awsId, given, id, name, port, SOME, tags, words, zone } from "./parts.ts";
import { flag, listOf, maybe, oneOf, type ReadBy, record, text, usually, whole } from "./reader.ts";
import { roleParts } from "./roles.ts";
import { scalingParts } from "./scaling.ts";

/**
 * An account as RestoreAccount takes it in: what stands where and how it is, as plain data. Things are named by their
 * names and ids, from which their ARNs follow. Times are ages, in milliseconds before the call.
 */
export type AccountDescription = ReadBy<typeof accountDescription>;
export type ContainerInstanceDescription = ReadBy<typeof containerInstance>;
export type TaskDefinitionDescription = ReadBy<typeof taskDefinition>;
export type DeploymentDescription = ReadBy<typeof deployment>;
export type ServiceDescription = ReadBy<typeof service>;
export type ContainerDescription = ReadBy<typeof container>;
export type TaskDescription = ReadBy<typeof task>;
export type NetworkDescription = ReadBy<typeof network>;

/** Things of one kind; the engine's own limits come first where they are lower. */
const MANY = 20_000;

/** A container instance registers no more of anything; no machine has it. */
const LARGEST_AMOUNT = 100_000_000;

const ports = listOf(port, SOME);
const amount = whole(0, LARGEST_AMOUNT);

const cluster = record({
  clusterName: name,
  containerInsights: oneOf("enabled", "disabled", "enhanced"),
  /** A namespace of Cloud Map, by its id: that of services which name none. */
  serviceConnectNamespace: maybe(awsId("ns")),
  tags,
});

const attribute = record({ name: text({ most: 128 }), value: text() });

const containerInstance = record({
  cluster: name,
  id,
  instanceId: text({ most: 64 }),
  status: oneOf("ACTIVE", "DRAINING", "REGISTERING", "REGISTRATION_FAILED"),
  agentConnected: flag,
  agentVersion: text({ most: 64 }),
  cpuUnits: amount,
  memoryMiB: amount,
  gpus: whole(0, 64),
  /** Network interfaces that tasks can have; null: as many as its type gives. */
  enis: maybe(whole(0, 1_000)),
  ports,
  portsUdp: ports,
  attributes: listOf(attribute, SOME),
  /** Attributes without a value are the same on most instances: a place in `capabilities`. */
  capabilities: whole(0, MANY),
  tags,
  registeredAgo: age,
  version: whole(1, 2_147_483_647),
});

const taskDefinition = record({
  family: name,
  revision: whole(1, 1_000_000),
  status: oneOf("ACTIVE", "INACTIVE"),
  /** As RegisterTaskDefinition takes it. */
  definition: given<unknown>(),
  tags,
  registeredAgo: age,
});

const network = record({ subnetIds: listOf(awsId("subnet"), 16), securityGroupIds: listOf(awsId("sg"), 5) });

const balanced = listOf(record({ targetGroup: behindRef, containerName: text(), containerPort: port }), 5);

/** `family:revision` */
const revision = text({ most: 263, of: /^[A-Za-z0-9_-]{1,255}:\d{1,7}$/ });

/** How others find tasks, as CreateService takes it. Of ARNs of Cloud Map the ids count. */
const found = {
  serviceRegistries: usually([], given<readonly ServiceRegistry[]>()),
  serviceConnect: usually(null, given<ServiceConnectConfiguration | null>()),
};

const deployment = record({
  id: text({ most: 64, of: /^ecs-svc\/[0-9A-Za-z]{1,40}$/ }),
  status: oneOf("PRIMARY", "ACTIVE", "INACTIVE"),
  taskDefinition: revision,
  loadBalancers: balanced,
  network: maybe(network),
  ...found,
  desiredCount: whole(0, 5_000),
  failedTasks: whole(0, LARGEST_AMOUNT),
  rolloutState: oneOf("IN_PROGRESS", "COMPLETED", "FAILED"),
  rolloutStateReason: words,
  /** With Service Connect: what its proxies are called. */
  proxyName: maybe(text()),
  createdAgo: age,
  updatedAgo: age,
});

const service = record({
  cluster: name,
  serviceName: name,
  status: oneOf("ACTIVE", "DRAINING"),
  taskDefinition: revision,
  desiredCount: whole(0, 5_000),
  schedulingStrategy: oneOf("REPLICA", "DAEMON"),
  /** Over capacity providers that are described; empty: the launch type EC2. */
  strategy: usually([], given<readonly CapacityProviderStrategyItem[]>()),
  network: maybe(network),
  ...found,
  minimumHealthyPercent: whole(0, 100_000),
  maximumPercent: whole(1, 100_000),
  circuitBreaker: usually(null, maybe(record({ enable: flag, rollback: flag }))),
  loadBalancers: balanced,
  healthCheckGracePeriodSeconds: whole(0, 2_147_483_647),
  availabilityZoneRebalancing: oneOf("ENABLED", "DISABLED"),
  placementConstraints: given<readonly PlacementConstraint[]>(),
  placementStrategy: given<readonly PlacementStrategy[]>(),
  propagateTags: oneOf("TASK_DEFINITION", "SERVICE", "NONE"),
  enableECSManagedTags: flag,
  enableExecuteCommand: flag,
  role: maybe(words),
  tags,
  steady: flag,
  createdAgo: age,
  deployments: listOf(deployment, SOME),
  /** Oldest first. */
  events: listOf(record({ id: text({ most: 64 }), message: words, createdAgo: age }), SOME),
});

const binding = record({ bindIP: text({ most: 45 }), containerPort: port, hostPort: port, protocol: oneOf("tcp", "udp") });

const container = record({
  name: text(),
  id,
  image: text({ most: 1_024 }),
  lastStatus: oneOf("PENDING", "RUNNING", "STOPPED"),
  healthStatus: oneOf("HEALTHY", "UNHEALTHY", "UNKNOWN"),
  exitCode: maybe(whole(-2_147_483_648, 2_147_483_647)),
  reason: maybe(words),
  bindings: listOf(binding, SOME),
});

const taskInterface = record({
  attachmentId: id,
  subnetId: awsId("subnet"),
  /** null: EC2 has not made it yet, or it is gone. */
  networkInterfaceId: maybe(awsId("eni")),
  address: maybe(address),
  macAddress: maybe(text({ most: 17 })),
});

const task = record({
  cluster: name,
  id,
  taskDefinition: revision,
  containerInstance: id,
  /** That of its instance; said for a stopped task whose instance is gone. */
  availabilityZone: zone,
  /** By which it was launched on its instance. */
  capacityProvider: usually(null, maybe(name)),
  /** null: it is nobody's. */
  service: maybe(name),
  deployment: maybe(text({ most: 64 })),
  group: text(),
  startedBy: maybe(text()),
  desiredStatus: oneOf("RUNNING", "STOPPED"),
  lastStatus: oneOf("PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"),
  healthStatus: oneOf("HEALTHY", "UNHEALTHY", "UNKNOWN"),
  containers: listOf(container, 50),
  overrides: given<TaskOverride>(),
  tags,
  enableExecuteCommand: flag,
  stopCode: maybe(text()),
  stoppedReason: maybe(words),
  network: maybe(network),
  networkInterface: maybe(taskInterface),
  createdAgo: age,
  connectedAgo: maybe(age),
  pullStartedAgo: maybe(age),
  pullStoppedAgo: maybe(age),
  startedAgo: maybe(age),
  stoppingAgo: maybe(age),
  executionStoppedAgo: maybe(age),
  stoppedAgo: maybe(age),
  version: whole(1, 2_147_483_647),
});

/** What an instance keeps for a daemon's task that is not there. */
const share = record({ cluster: name, service: name, containerInstance: id });

/** Reads a description; throws Unreadable. Whether its parts fit together, the services say. */
export const accountDescription = record({
  clusters: listOf(cluster, MANY),
  ...networkParts,
  capabilities: listOf(listOf(text({ most: 128 }), 500), MANY),
  containerInstances: listOf(containerInstance, MANY),
  taskDefinitions: listOf(taskDefinition, MANY),
  ...balancingParts,
  ...classicParts,
  ...roleParts,
  ...discoveryParts,
  ...groupParts,
  services: listOf(service, MANY),
  ...scalingParts,
  tasks: listOf(task, 100_000),
  shares: listOf(share, MANY),
});
