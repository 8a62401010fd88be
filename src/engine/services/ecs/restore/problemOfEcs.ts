import { clusterArn, containerInstanceArn, serviceArn, taskArn, taskDefinitionArn } from "../../../../aws/arn.ts";
import { isClassicRef } from "../../../../aws/account/balancing.ts";
import type { AccountDescription, DeploymentDescription, ServiceDescription } from "../../../../aws/account/description.ts";
import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { CLUSTERS_PER_REGION, CONTAINER_INSTANCES_PER_CLUSTER, RESERVED_PORTS_PER_INSTANCE, SERVICES_PER_CLUSTER } from "../limits.ts";
import { placementFrom } from "../placementRules.ts";
import { clusters, containerInstances, deployments, instancesByCluster, serviceEvents, services, taskDefinitions, tasks } from "../tables.ts";
import type { Definitions } from "./definitions.ts";
import { problemOfFound } from "./problemOfFound.ts";
import { problemOfNetwork } from "./problemOfNetwork.ts";
import { problemOfProviders } from "./providers.ts";
import { problemOfTasks } from "./problemOfTasks.ts";

/** What keeps ECS from taking in what is described, as a sentence. Throws what CreateService answers to a placement it refuses. */
export function problemOfEcs(view: View, account: AccountDescription, definitions: Definitions): string | undefined {
  return (
    problemOfClusters(view, account) ??
    problemOfInstances(view, account) ??
    problemOfDefinitions(view, account) ??
    problemOfProviders(view, account) ??
    problemOfServices(view, account, definitions) ??
    problemOfFound({ view, account, definitions }) ??
    problemOfRoom(view, account) ??
    problemOfTasks(view, account, definitions)
  );
}

/** The account, and the definitions that its tasks are made of. */
interface Known {
  readonly view: View;
  readonly account: AccountDescription;
  readonly definitions: Definitions;
}

function problemOfClusters(view: View, { clusters: described }: AccountDescription): string | undefined {
  const twice = repeated(described.map(({ clusterName }) => clusterName));
  if (twice !== undefined) return `The cluster ${twice} is described twice.`;
  const gone = described.find(({ clusterName }) => view.find(clusters, clusterArn(clusterName))?.status === "INACTIVE");
  if (gone !== undefined) return `The cluster ${gone.clusterName} was deleted.`;
  return view.size(clusters) + described.length > CLUSTERS_PER_REGION ? `There can be at most ${CLUSTERS_PER_REGION} clusters.` : undefined;
}

function problemOfInstances(view: View, account: AccountDescription): string | undefined {
  const machines = new Map(account.instances.map(({ instanceId, state }) => [instanceId, state]));
  const names = new Set(account.clusters.map(({ clusterName }) => clusterName));
  const counts = new Map<string, number>();
  for (const { cluster, id, instanceId, agentConnected, ports, portsUdp, capabilities } of account.containerInstances) {
    const what = `The container instance ${id}`;
    if (!names.has(cluster)) return `${what} is in ${cluster}, which is not described.`;
    if (view.find(containerInstances, containerInstanceArn(cluster, id)) !== undefined) return `${what} is there already.`;
    const state = machines.get(instanceId);
    if (state === undefined) return `${what} is on ${instanceId}, which is not described.`;
    if (agentConnected && state !== "running") return `${what} has an agent that is connected, on an instance that is ${state}.`;
    if (capabilities >= account.capabilities.length) return `${what} has capabilities that are not described.`;
    if (repeated([...ports].map(String)) !== undefined || repeated([...portsUdp].map(String)) !== undefined) return `${what} reserves a port twice.`;
    if (ports.length + portsUdp.length > RESERVED_PORTS_PER_INSTANCE) return `${what} reserves more than ${RESERVED_PORTS_PER_INSTANCE} ports.`;
    const count = (counts.get(cluster) ?? view.count(instancesByCluster, clusterArn(cluster))) + 1;
    counts.set(cluster, count);
    if (count > CONTAINER_INSTANCES_PER_CLUSTER) return `The cluster ${cluster} has more than ${CONTAINER_INSTANCES_PER_CLUSTER} container instances.`;
  }
  const twice = repeated(account.containerInstances.flatMap(({ cluster, id, instanceId }) => [`${cluster}/${id}`, instanceId]));
  return twice === undefined ? undefined : `The container instance ${twice} is described twice.`;
}

function problemOfDefinitions(view: View, { taskDefinitions: described }: AccountDescription): string | undefined {
  const known = described.find(({ family, revision }) => view.find(taskDefinitions, taskDefinitionArn(family, revision)) !== undefined);
  return known === undefined ? undefined : `The task definition ${known.family}:${known.revision} is there already.`;
}

function problemOfServices(view: View, account: AccountDescription, definitions: Definitions): string | undefined {
  const known = { view, account, definitions };
  const names = new Set(account.clusters.map(({ clusterName }) => clusterName));
  const counts = new Map<string, number>();
  for (const service of account.services) {
    const { cluster, serviceName } = service;
    if (!names.has(cluster)) return `The service ${serviceName} is in ${cluster}, which is not described.`;
    if (view.find(services, serviceArn(cluster, serviceName)) !== undefined) return `The service ${serviceName} is there already.`;
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    if ((counts.get(cluster) ?? 0) > SERVICES_PER_CLUSTER) return `The cluster ${cluster} has more than ${SERVICES_PER_CLUSTER} services.`;
    const problem = problemOfService(service, known) ?? service.deployments.map((one) => problemOfDeployment(one, known)).find((found) => found !== undefined);
    if (problem !== undefined) return `The service ${serviceName}: ${problem}`;
  }
  const ids = account.services.flatMap(({ deployments }) => deployments.map(({ id }) => id));
  const there = ids.find((id) => view.find(deployments, id) !== undefined);
  const events = account.services.flatMap(({ events }) => events.map(({ id }) => id));
  const twice = repeated(account.services.map(({ cluster, serviceName }) => `${cluster}/${serviceName}`)) ?? repeated(ids) ?? repeated(events);
  const said = events.find((id) => view.find(serviceEvents, id) !== undefined);
  if (there !== undefined || said !== undefined) return `${there ?? said} is there already.`;
  return twice === undefined ? undefined : `${twice} is described twice.`;
}

function problemOfService(service: ServiceDescription, known: Known): string | undefined {
  const { taskDefinition, placementConstraints, placementStrategy, deployments, status, schedulingStrategy } = service;
  const definition = known.definitions.get(taskDefinition);
  if (definition === undefined) return `its task definition ${taskDefinition} is not described.`;
  const placement = { placementConstraints: placementConstraints ?? [], placementStrategy: placementStrategy ?? [] };
  const problem = errorIn("ecs", "CreateService", { serviceName: "x", ...placement });
  if (problem !== undefined) return problem.message;
  placementFrom(placement, { definition });
  if (schedulingStrategy === "DAEMON" && service.strategy.length > 0) return "a DAEMON has no capacity provider strategy.";
  if (schedulingStrategy === "DAEMON" && (placementStrategy ?? []).length > 0) return "a DAEMON has no placement strategy.";
  const primaries = deployments.filter((deployment) => deployment.status === "PRIMARY");
  if (status === "ACTIVE" && primaries.length !== 1) return `it has ${primaries.length} PRIMARY deployments.`;
  if (status === "ACTIVE" && primaries[0]?.taskDefinition !== taskDefinition) return "its PRIMARY deployment has another task definition.";
  return problemOfPlace(service, definition, known);
}

function problemOfDeployment(deployment: DeploymentDescription, known: Known): string | undefined {
  const definition = known.definitions.get(deployment.taskDefinition);
  if (definition === undefined) return `the task definition ${deployment.taskDefinition} of ${deployment.id} is not described.`;
  return problemOfPlace(deployment, definition, known);
}

function problemOfPlace(
  { network, loadBalancers }: Pick<ServiceDescription, "network" | "loadBalancers">,
  definition: TaskDefinition,
  { view, account }: Known,
): string | undefined {
  const problem = problemOfNetwork(network, definition, { view, account });
  if (problem !== undefined) return problem;
  const types = new Map(account.targetGroups.map(({ name, id, targetType }) => [`${name}/${id}`, targetType]));
  const targetType = network === null ? "instance" : "ip";
  for (const { targetGroup } of loadBalancers) {
    if (isClassicRef(targetGroup)) return problemOfClassic(targetGroup, { account, isAlone: loadBalancers.length === 1, isBridge: network === null });
    const type = types.get(targetGroup);
    if (type === undefined) return `its target group ${targetGroup} is not described.`;
    if (type !== targetType) return `its target group ${targetGroup} takes targets of the type ${type}, its tasks are of the type ${targetType}.`;
  }
  return repeated(loadBalancers.map(({ targetGroup }) => targetGroup)) === undefined ? undefined : "it has a target group twice.";
}

interface BehindClassic {
  readonly account: AccountDescription;
  readonly isAlone: boolean;
  /** Whether its tasks are found by the ports of their instances. */
  readonly isBridge: boolean;
}

function problemOfClassic(name: string, { account, isAlone, isBridge }: BehindClassic): string | undefined {
  if (!account.classicBalancers.some((one) => one.name === name)) return `its Classic Load Balancer ${name} is not described.`;
  if (!isBridge) return `its tasks have network interfaces of their own, which the Classic Load Balancer ${name} does not take.`;
  return isAlone ? undefined : "it has a Classic Load Balancer, beside which there can be no other.";
}

/** What the tables take. */
function problemOfRoom(view: View, account: AccountDescription): string | undefined {
  const there = account.tasks.find(({ cluster, id }) => view.find(tasks, taskArn(cluster, id)) !== undefined);
  if (there !== undefined) return `The task ${there.id} is there already.`;
  return view.size(tasks) + account.tasks.length > tasks.limit ? `There can be at most ${tasks.limit} tasks.` : undefined;
}
