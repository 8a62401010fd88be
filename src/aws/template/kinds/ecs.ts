import { capacityProviderArn, clusterArn, serviceArn } from "../../arn.ts";
import type { CreateServiceRequest, ServiceRegistry } from "../../generated/ecs.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import { importedService } from "../../import/service.ts";
import { serviceAsSimulated, unsimulatedIn } from "../../import/simulated.ts";
import { importedTaskDefinition } from "../../import/taskDefinition.ts";
import { pathText } from "../../problem.ts";
import { answered, isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted, tellOf } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import { nameBesides } from "../named.ts";
import type { Resource } from "../plan.ts";
import { onItsCapacity, strategyHere } from "./capacity.ts";
import { makesClassic } from "./classic.ts";
import { deployedBy, isRouted } from "./deploying.ts";
import { runsOnFargate } from "./fargate.ts";
import { groupArnOf } from "./groups.ts";

export function cluster(draft: Draft, resource: Resource): void {
  const { ClusterSettings, ...given } = draft.propertiesOf(resource);
  const clusterName = knownText(given["ClusterName"]) ?? resource.id;
  addFitted(draft, resource, { service: "ecs", operation: "CreateCluster", properties: { ...given, ClusterName: clusterName, ...(ClusterSettings === undefined ? {} : { Settings: ClusterSettings }) } });
  draft.means(resource.id, { Ref: clusterName, Arn: clusterArn(clusterName), ClusterName: clusterName });
  draft.used(resource);
}

export function capacityProvider(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  if (isMembers(given["ManagedInstancesProvider"])) return;
  const provider = isMembers(given["AutoScalingGroupProvider"]) ? given["AutoScalingGroupProvider"] : {};
  const { AutoScalingGroupArn } = isMembers(resource.properties["AutoScalingGroupProvider"]) ? resource.properties["AutoScalingGroupProvider"] : {};
  provided(draft, resource, { ...given, AutoScalingGroupProvider: { ...provider, ...(AutoScalingGroupArn === undefined ? {} : { AutoScalingGroupArn: groupArnOf(draft, AutoScalingGroupArn) }) } });
}

/** Those of managed instances are made for a cluster that stands. */
export function managedProvider(draft: Draft, resource: Resource): void {
  const { ClusterName, ...given } = draft.propertiesOf(resource);
  const provider = given["ManagedInstancesProvider"];
  if (!isMembers(provider)) return;
  const template = isMembers(provider["InstanceLaunchTemplate"]) ? provider["InstanceLaunchTemplate"] : {};
  const network = isMembers(template["NetworkConfiguration"]) ? template["NetworkConfiguration"] : {};
  const groups = draft.groupsFrom(network["SecurityGroups"], resource);
  const NetworkConfiguration = { Subnets: draft.subnetsFrom(network["Subnets"], resource), ...(groups.length === 0 ? {} : { SecurityGroups: groups }) };
  provided(draft, resource, { ...given, Cluster: ClusterName, ManagedInstancesProvider: { ...provider, InstanceLaunchTemplate: { ...template, NetworkConfiguration } } });
}

function provided(draft: Draft, resource: Resource, given: Members): void {
  const name = nameBesides(given["Name"], resource, /^(?:aws|ecs|fargate)/i);
  addFitted(draft, resource, { service: "ecs", operation: "CreateCapacityProvider", properties: { ...given, Name: name } });
  draft.means(resource.id, { Ref: name, Arn: capacityProviderArn(name) });
  draft.used(resource);
}

export function associations(draft: Draft, resource: Resource): void {
  const properties = { DefaultCapacityProviderStrategy: [], ...draft.propertiesOf(resource) };
  addFitted(draft, resource, { service: "ecs", operation: "PutClusterCapacityProviders", properties });
  draft.used(resource);
}

export function taskDefinition(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const finding = importedTaskDefinition({ ...given, Family: knownText(given["Family"]) ?? resource.id }, { what: "", path: [], name: resource.id });
  tellOf(draft, resource, finding.remarks);
  const { input } = finding;
  const step = draft.add(resource.id, { service: "ecs", operation: "RegisterTaskDefinition", input });
  const arnOf = answered(step, "taskDefinition.taskDefinitionArn");
  draft.means(resource.id, { Ref: arnOf, TaskDefinitionArn: arnOf, Arn: arnOf, Family: input.family });
  draft.used(resource);
}

export function service(draft: Draft, resource: Resource): void {
  const { PlacementStrategies, NetworkConfiguration, ServiceConnectConfiguration, ServiceRegistries, LoadBalancers, ...given } = draft.propertiesOf(resource);
  const serviceName = knownText(given["ServiceName"]) ?? resource.id;
  const finding = importedService(
    { ...given, ServiceName: serviceName, ...balancers(draft, resource, LoadBalancers), ...(PlacementStrategies === undefined ? {} : { PlacementStrategy: PlacementStrategies }) },
    { what: "", path: [] },
  );
  tellOf(draft, resource, finding.remarks);
  const onFargate = runsOnFargate(draft, resource);
  const deployed = deployedBy(draft, resource, finding.input);
  const strategy = strategyHere(draft, finding.input);
  for (const path of unsimulatedIn(finding.input)) {
    const isTaken = Object.hasOwn(deployed, String(path[0])) || (strategy !== undefined && path[0] === "capacityProviderStrategy");
    if (!isTaken) draft.assumed(resource, `${pathText(path)}: not simulated; it is a rolling service${onFargate || strategy !== undefined ? "" : " on container instances"}.`);
  }
  const network = networkOf(draft, resource, NetworkConfiguration);
  const simulated = onItsCapacity(serviceAsSimulated(finding.input, onFargate), finding.input, strategy);
  const input: CreateServiceRequest = { ...simulated, ...deployed, ...network, ...registries(draft, resource, ServiceRegistries), ...connect(draft, resource, ServiceConnectConfiguration) };
  const clusterName = textOf(input.cluster) || "default";
  draft.add(resource.id, { service: "ecs", operation: "CreateService", input });
  const arn = serviceArn(clusterName, serviceName);
  draft.means(resource.id, { Ref: arn, ServiceArn: arn, Name: serviceName });
  draft.used(resource);
}

/** Those whose target group or Classic Load Balancer is made. */
function balancers(draft: Draft, resource: Resource, given: unknown): Members {
  const kept = listOf(given).filter((one) => isMembers(one) && (isOpen(textOf(one["TargetGroupArn"])) || makesClassic(draft, textOf(one["LoadBalancerName"]))));
  if (kept.length < listOf(given).length) draft.leftOut(resource, "LoadBalancers: the target group or Classic Load Balancer is not one that is made here.");
  const LoadBalancers = kept.map((one) => (isMembers(one) ? Object.fromEntries(Object.entries(one).filter(([member, value]) => member !== "AdvancedConfiguration" || isRouted(value))) : one));
  return LoadBalancers.length === 0 ? {} : { LoadBalancers };
}

/** The names of Cloud Map that are made; those of tasks without a network of their own need a port. */
function registries(draft: Draft, resource: Resource, given: unknown): Pick<CreateServiceRequest, "serviceRegistries"> {
  const all = listOf(given).filter(isMembers);
  const serviceRegistries = all.filter(({ RegistryArn }) => isOpen(textOf(RegistryArn))).map(registry);
  if (serviceRegistries.length < all.length) draft.leftOut(resource, "ServiceRegistries: the service of Cloud Map is not one that is made here.");
  return serviceRegistries.length === 0 ? {} : { serviceRegistries };
}

function registry({ RegistryArn, ContainerName, ContainerPort, Port }: Members): ServiceRegistry {
  return {
    registryArn: textOf(RegistryArn),
    ...(ContainerName === undefined ? {} : { containerName: textOf(ContainerName) }),
    ...(ContainerPort === undefined ? {} : { containerPort: Number(ContainerPort) }),
    ...(Port === undefined ? {} : { port: Number(Port) }),
  };
}

/** Service Connect, in a namespace that is here. */
function connect(draft: Draft, resource: Resource, given: unknown): Pick<CreateServiceRequest, "serviceConnectConfiguration"> {
  if (given === undefined) return {};
  const { input, remarks } = importedService({ ServiceConnectConfiguration: given }, { what: "", path: [] });
  const { serviceConnectConfiguration } = input;
  if (serviceConnectConfiguration?.namespace?.startsWith("arn:") === true) {
    draft.leftOut(resource, "ServiceConnectConfiguration: it needs a namespace that is here.");
    return {};
  }
  tellOf(draft, resource, remarks);
  return serviceConnectConfiguration === undefined ? {} : { serviceConnectConfiguration };
}

function networkOf(draft: Draft, resource: Resource, given: unknown): Pick<CreateServiceRequest, "networkConfiguration"> {
  const vpc = isMembers(given) && isMembers(given["AwsvpcConfiguration"]) ? given["AwsvpcConfiguration"] : undefined;
  if (vpc === undefined) return {};
  const securityGroups = draft.groupsFrom(vpc["SecurityGroups"], resource);
  const assignPublicIp = textOf(vpc["AssignPublicIp"]) === "ENABLED" ? { assignPublicIp: "ENABLED" as const } : {};
  return { networkConfiguration: { awsvpcConfiguration: { subnets: draft.subnetsFrom(vpc["Subnets"], resource), ...(securityGroups.length === 0 ? {} : { securityGroups }), ...assignPublicIp } } };
}
