import type { PlacementConstraint, PlacementStrategy, TaskDefinition } from "../../../aws/generated/ecs.ts";
import type { TaskNeeds } from "../../../aws/rules/needs.ts";
import { copiedBy, index, table, tally } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";
import { Joined } from "./joined.ts";
import type { TrafficRouting } from "./rollouts/shift/routing.ts";
import { copyOfDeployment, copyOfInstance, copyOfService, copyOfTask } from "./rowCopies.ts";
import type { ContainerState, FargatePlace, FargateWish, HealthStatus, PlacedBy, StrategyItem, TaskInterface, TaskNetwork, TaskStatus, TaskTarget } from "./taskParts.ts";

export type { TaskNeeds };
export type { ContainerState, FargatePlace, FargateWish, HealthStatus, NetworkBinding, PlacedBy, StrategyItem, TaskInterface, TaskNetwork, TaskStatus, TaskTarget } from "./taskParts.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface ClusterRow {
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly tags: readonly Tag[];
  /** Container Insights: whether its metrics are measured beside those of ECS. */
  readonly containerInsights: "enabled" | "disabled" | "enhanced";
  readonly createdAt: SimTime;
  /** When it was deleted; it can be described for an hour. */
  readonly inactiveSince: SimTime | null;
}

export interface ContainerInstanceRow {
  readonly containerInstanceArn: string;
  readonly clusterArn: string;
  readonly ec2InstanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  /** REGISTERING while its trunk network interface is being attached. */
  readonly status: "REGISTERING" | "REGISTRATION_FAILED" | "ACTIVE" | "DRAINING" | "INACTIVE";
  readonly agentConnected: boolean;
  readonly agentVersion: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly cpuUnitsFree: number;
  readonly memoryMiBFree: number;
  /** Host ports that the agent registered as taken, ascending. */
  readonly portsReserved: readonly number[];
  readonly portsUdpReserved: readonly number[];
  /** Those and the ones of static mappings, ascending. Dynamic ports are not among them. */
  readonly portsTaken: readonly number[];
  readonly portsUdpTaken: readonly number[];
  /** The last dynamic host port handed out; the agent counts upwards from it. */
  readonly lastDynamicPort: number;
  /** GPUs, and network interfaces that tasks can have of their own: the instance's own one is not among them. */
  readonly gpus: number;
  readonly gpusFree: number;
  readonly enis: number;
  readonly enisFree: number;
  /** Built-in, capability and custom attributes; a capability has the value "". */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly registeredAt: SimTime;
  /** When it became INACTIVE; it can be described for an hour. */
  readonly inactiveSince: SimTime | null;
  /** That of the Auto Scaling group that launched it, if its cluster had one of that group when it registered. */
  readonly capacityProvider?: string;
  readonly version: number;
}

export interface TaskDefinitionRow {
  readonly taskDefinitionArn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
  /** As DescribeTaskDefinition returns it, status and times apart. */
  readonly definition: TaskDefinition;
  readonly needs: TaskNeeds;
  readonly tags: readonly Tag[];
  readonly registeredAt: SimTime;
  readonly deregisteredAt: SimTime | null;
  readonly deleteRequestedAt: SimTime | null;
}

/** Remembers how far a family has counted, also after its revisions are gone. */
export interface FamilyRow {
  readonly family: string;
  readonly lastRevision: number;
}

/** Where tasks are registered: with a target group, or with a Classic Load Balancer, whose ARN stands in the same place (`classic/classic.ts`). */
export interface ServiceLoadBalancer {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** How traffic is moved between this target group and another one; absent where it is not. */
  readonly advancedConfiguration?: TrafficRouting;
  /** The two stand the other way round than they were given: the alternate one serves. */
  readonly isSwapped?: true;
}

/** Something a service complained of in its events and that has not been mended, so that it is not said again. */
export interface Complaint {
  readonly about: string;
  readonly message: string;
  readonly saidAt: SimTime;
}

/** Targets taken out of a group that the service's events have not told of yet. */
export interface Deregistration {
  readonly targetGroupArn: string;
  readonly deploymentId: string;
  readonly targets: number;
}

/** Constraints and strategies as they were given: defaults are added when tasks are placed. */
export interface TaskPlacement {
  readonly placementConstraints: readonly PlacementConstraint[];
  readonly placementStrategy: readonly PlacementStrategy[];
}

/** What a service was given that has no say in how many tasks run and where. */
export interface ServiceEcho {
  readonly propagateTags: "TASK_DEFINITION" | "SERVICE" | "NONE";
  readonly enableECSManagedTags: boolean;
  readonly enableExecuteCommand: boolean;
  readonly role: string | null;
}

/** A service whose zones are being balanced. */
export interface Rebalancing {
  /** The task that was started in a poor zone, until one in a rich zone is stopped for it; null between two such moves. */
  readonly newcomer: string | null;
}

export interface ServiceRow extends TaskPlacement {
  readonly serviceArn: string;
  readonly serviceName: string;
  readonly clusterArn: string;
  readonly status: "ACTIVE" | "DRAINING" | "INACTIVE";
  /** Of the others its tasks are those of task sets, and what can be said of these is that of the primary one. */
  readonly deploymentController: "ECS" | "EXTERNAL" | "CODE_DEPLOY";
  /** Blank while an EXTERNAL service has no primary task set. */
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  /** On which its tasks are, also by a strategy. */
  readonly launchType: "EC2" | "FARGATE";
  /** Of one that moved to the other: what it was made with. */
  readonly firstLaunchType?: "EC2" | "FARGATE";
  /** On Fargate alone; null: not any more. */
  readonly fargate?: FargateWish | null;
  /** Over capacity providers of Auto Scaling groups; absent or empty: on any instance of the cluster. */
  readonly strategy?: readonly StrategyItem[];
  readonly schedulingStrategy: "REPLICA" | "DAEMON";
  /** null in network modes other than awsvpc. */
  readonly network: TaskNetwork | null;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  readonly healthCheckGracePeriodSeconds: number;
  readonly availabilityZoneRebalancing: "ENABLED" | "DISABLED";
  readonly tags: readonly Tag[];
  readonly clientToken: string | null;
  /** Tells the request that created it from another with the same token. */
  readonly clientRequest: string;
  readonly createdAt: SimTime;
  /** One of ten hues, given in order of creation, so that a service keeps its colour. */
  readonly colorIndex: number;
  readonly echo: ServiceEcho;
  /** When the scheduler last acted, whether it is steady and said so when, and when it may try to start tasks again. */
  readonly lastPassAt: SimTime | null;
  readonly steady: boolean;
  readonly steadySaidAt: SimTime | null;
  readonly complaints: readonly Complaint[];
  readonly deregistrations: readonly Deregistration[];
  /** Tasks of a DAEMON service, started as their instance could take them, that its events have not told of yet. */
  readonly startsToTell: readonly string[];
  /** null: its zones are balanced, or nobody sees to it. */
  readonly rebalancing: Rebalancing | null;
  /** Tasks could not be placed: it is looked after again when an instance has room. */
  readonly waitsForRoom: boolean;
  readonly startFailuresInARow: number;
  readonly retryAt: SimTime | null;
  readonly inactiveSince: SimTime | null;
}

export interface DeploymentRow {
  /** `ecs-svc/` and nineteen digits. */
  readonly deploymentId: string;
  readonly serviceArn: string;
  /** DRAINING: a task set that is being deleted. */
  readonly status: "PRIMARY" | "ACTIVE" | "DRAINING" | "INACTIVE";
  /** What it brings; that of an earlier deployment when it was rolled back to. */
  readonly serviceRevisionArn: string;
  readonly taskDefinitionArn: string;
  /** Where its tasks are registered: an update of the service leaves older deployments with what they had. */
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  readonly network: TaskNetwork | null;
  /** On Fargate alone; null: not any more. */
  readonly fargate?: FargateWish | null;
  /** As its service had it. */
  readonly strategy?: readonly StrategyItem[];
  /** Of a deployment that is being replaced: how many tasks the scheduler still wants of it. */
  readonly desiredCount: number;
  /** Tasks that failed in a row without one having been healthy. */
  readonly failedTasks: number;
  readonly rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  readonly rolloutStateReason: string;
  readonly createdAt: SimTime;
  readonly updatedAt: SimTime;
  readonly completedAt: SimTime | null;
}

export interface TaskRow {
  readonly taskArn: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  /** Blank on Fargate, and while the task waits for an instance of its capacity provider. */
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  /** null for a standalone task. */
  readonly serviceArn: string | null;
  readonly deploymentId: string | null;
  readonly group: string;
  readonly startedBy: string | null;
  readonly desiredStatus: "RUNNING" | "STOPPED";
  readonly lastStatus: TaskStatus;
  readonly healthStatus: HealthStatus;
  readonly needs: TaskNeeds;
  /** What RunTask was told of it; "named": StartTask named its instance; null: its service's, or the defaults. On Fargate what it runs on. */
  readonly placement: PlacedBy | FargatePlace | "named" | null;
  readonly containers: readonly ContainerState[];
  readonly overrides: object;
  readonly tags: readonly Tag[];
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
  readonly targets: readonly TaskTarget[];
  /** Set from its placement on in the mode awsvpc; null in all others. */
  readonly network: TaskNetwork | null;
  readonly networkInterface: TaskInterface | null;
  /** Until when scale-in and deployments spare it. */
  readonly protectedUntil: SimTime | null;
  readonly createdAt: SimTime;
  /** When its agent took it over. */
  readonly connectedAt: SimTime | null;
  readonly pullStartedAt: SimTime | null;
  readonly pullStoppedAt: SimTime | null;
  readonly startedAt: SimTime | null;
  /** Targets of this task were registered; null: not yet, or there are none to register. */
  readonly registeredAt: SimTime | null;
  /** First counted as healthy by its service. */
  readonly healthyAt: SimTime | null;
  readonly stoppingAt: SimTime | null;
  readonly executionStoppedAt: SimTime | null;
  readonly stoppedAt: SimTime | null;
  readonly version: number;
}

/** What an instance keeps for the task of a DAEMON service that is not there at the moment. */
export interface DaemonShareRow {
  /** `serviceArn|containerInstanceArn` */
  readonly shareKey: string;
  readonly serviceArn: string;
  readonly containerInstanceArn: string;
  readonly needs: TaskNeeds;
}

export interface ServiceEventRow {
  /** A UUID, as the API gives. */
  readonly eventId: string;
  readonly serviceArn: string;
  readonly message: string;
  readonly createdAt: SimTime;
}

/** What RunTask answered to a client token, so that asking again does not run more. */
export interface RunTaskTokenRow {
  /** `clusterArn|clientToken` */
  readonly tokenKey: string;
  /** The whole request as text, to tell the same one from another. */
  readonly request: string;
  readonly taskArns: readonly string[];
}

export const clusters = table<ClusterRow>("ecs.clusters", "clusterArn", 10_000);
export const containerInstances = copiedBy(copyOfInstance, table("ecs.containerInstances", "containerInstanceArn", 50_000));
export const taskDefinitions = table<TaskDefinitionRow>("ecs.taskDefinitions", "taskDefinitionArn");
export const families = table<FamilyRow>("ecs.families", "family");
export const services = copiedBy(copyOfService, table("ecs.services", "serviceArn", 50_000));
export const deployments = copiedBy(copyOfDeployment, table("ecs.deployments", "deploymentId"));
export const tasks = copiedBy(copyOfTask, table("ecs.tasks", "taskArn"));
export const daemonShares = table<DaemonShareRow>("ecs.daemonShares", "shareKey");
export const serviceEvents = table<ServiceEventRow>("ecs.serviceEvents", "eventId");
export const runTaskTokens = table<RunTaskTokenRow>("ecs.runTaskTokens", "tokenKey");

export const instancesByCluster = index("byCluster", { table: containerInstances, reads: ["status", "clusterArn"], by: (instance) => (instance.status === "INACTIVE" ? undefined : instance.clusterArn) });
/** How many instances of a cluster are DRAINING. */
export const drainingByCluster = tally("drainingByCluster", { table: containerInstances, reads: ["status", "clusterArn"], by: (instance) => (instance.status === "DRAINING" ? instance.clusterArn : undefined) });
export const instancesByEc2Id = index("byEc2Id", { table: containerInstances, reads: ["status", "ec2InstanceId"], by: (instance) => (instance.status === "INACTIVE" ? undefined : instance.ec2InstanceId) });
export const definitionsByFamily = index("byFamily", { table: taskDefinitions, by: (row) => row.family });
export const activeDefinitionsByFamily = index("activeByFamily", { table: taskDefinitions, by: (row) => (row.status === "ACTIVE" ? row.family : undefined) });
export const servicesByCluster = index("byCluster", { table: services, reads: ["clusterArn"], by: (service) => service.clusterArn });
/** By cluster and status, see `inStatus`. */
export const servicesByStatus = index("byStatus", { table: services, reads: ["clusterArn", "status"], by: (service) => inStatus(service.clusterArn, service.status) });
/** Services that are not INACTIVE yet, by the definition they shall run. */
export const servicesByDefinition = index("byDefinition", { table: services, reads: ["status", "taskDefinitionArn"], by: (service) => (service.status === "INACTIVE" ? undefined : service.taskDefinitionArn) });
/** DAEMON services that are not being deleted. */
export const daemonsByCluster = index("daemonsByCluster", {
  table: services,
  reads: ["schedulingStrategy", "status", "clusterArn"],
  by: ({ schedulingStrategy, status, clusterArn }) => (schedulingStrategy === "DAEMON" && status === "ACTIVE" ? clusterArn : undefined),
});
/** Services whose zones are kept balanced. */
export const rebalancedByCluster = index("rebalancedByCluster", {
  table: services,
  reads: ["availabilityZoneRebalancing", "status", "clusterArn"],
  by: ({ availabilityZoneRebalancing, status, clusterArn }) => availabilityZoneRebalancing === "ENABLED" && status === "ACTIVE" ? clusterArn : undefined,
});
export const servicesWaitingForRoom = index("waitingForRoom", { table: services, reads: ["waitsForRoom", "clusterArn"], by: (service) => (service.waitsForRoom ? service.clusterArn : undefined) });
export const deploymentsByService = index("byService", { table: deployments, reads: ["status", "serviceArn"], by: (deployment) => (deployment.status === "INACTIVE" ? undefined : deployment.serviceArn) });
export const deploymentsByDefinition = index("byDefinition", { table: deployments, reads: ["status", "taskDefinitionArn"], by: (deployment) => (deployment.status === "INACTIVE" ? undefined : deployment.taskDefinitionArn) });
/** Every deployment a service ever had. */
export const deploymentHistory = index("history", { table: deployments, reads: ["serviceArn"], by: (deployment) => deployment.serviceArn });
/** Tasks that are not STOPPED yet. */
export const liveTasksByService = index("liveByService", { table: tasks, reads: ["lastStatus", "serviceArn"], by: (task) => (task.lastStatus === "STOPPED" ? undefined : (task.serviceArn ?? undefined)) });
export const liveTasksByInstance = index("liveByInstance", { table: tasks, reads: ["lastStatus", "containerInstanceArn"], by: (task) => (task.lastStatus === "STOPPED" ? undefined : task.containerInstanceArn || undefined) });
/** How many tasks of a service are RUNNING. */
export const runningTasksByService = tally("runningByService", { table: tasks, reads: ["lastStatus", "serviceArn"], by: (task) => (task.lastStatus === "RUNNING" ? (task.serviceArn ?? undefined) : undefined) });
/** Tasks that are to run, by cluster and group, see `groupMembersOf`. */
export const groupMembers = index("groupMembers", { table: tasks, reads: ["desiredStatus", "clusterArn", "group"], by: (task) => (task.desiredStatus === "RUNNING" ? groupMembersOf(task.clusterArn, task.group) : undefined) });
export const liveTasksByCluster = tally("liveByCluster", { table: tasks, reads: ["lastStatus", "clusterArn"], by: (task) => (task.lastStatus === "STOPPED" ? undefined : task.clusterArn) });
export const liveTasksByDefinition = tally("liveByDefinition", { table: tasks, reads: ["lastStatus", "taskDefinitionArn"], by: (task) => (task.lastStatus === "STOPPED" ? undefined : task.taskDefinitionArn) });
/** Tasks that are not STOPPED, by cluster and lastStatus, see `inStatus`. */
export const tasksByStatus = tally("byStatus", { table: tasks, reads: ["lastStatus", "clusterArn"], by: (task) => (task.lastStatus === "STOPPED" ? undefined : inStatus(task.clusterArn, task.lastStatus)) });
export const tasksByCluster = index("byCluster", { table: tasks, reads: ["clusterArn"], by: (task) => task.clusterArn });
export const sharesByService = index("byService", { table: daemonShares, by: (share) => share.serviceArn });
export const sharesByInstance = index("byInstance", { table: daemonShares, by: (share) => share.containerInstanceArn });
export const eventsByService = index("byService", { table: serviceEvents, by: (row) => row.serviceArn });

/** The key under which what belongs to a cluster is filed by status. */
export function inStatus(clusterArn: string, status: string): string {
  return statuses.of(clusterArn, status);
}

/** The key under which the tasks of a service or a task group are filed. */
export function groupMembersOf(clusterArn: string, group: string): string {
  return groups.of(clusterArn, group);
}

const statuses = new Joined();
const groups = new Joined();
