import { iamArn } from "../../aws/arn.ts";
import type { Session } from "./session.ts";

export type Row = Readonly<Record<string, unknown>>;

export const rowsOf = (session: Session, table: string): readonly Row[] => session.world.rows(table as never).map(([, row]) => row as unknown as Row);

/**
 * What a person asked for, in words that another account shares: names for ids. Left out is what cannot be equal: ids,
 * ARNs, numbers of revisions, times, and tasks, which are placed anew. For tests.
 */
export function desiredState(session: Session, { isTemplate = false } = {}): Readonly<Record<string, readonly string[]>> {
  const names = namesIn(session);
  const state = { ...networkState(session), ...fleetState(session), ...balancingState(session), ...roleState(session), ...clusterState(session), ...deployingState(session), ...scalingState(session) };
  // Of these a template has no resources, or none with tags.
  const kinds = Object.entries(state).filter(([kind]) => !isTemplate || !["settings", "images", "traffic", "loadCurves", "listenerLoads", "serviceLoads", "queues"].includes(kind));
  const spoken = (kind: string, thing: object) => (!isTemplate ? thing : UNTAGGED.has(kind) ? { ...thing, tags: null } : kind === "autoScalingGroups" ? inTemplate(thing as Row) : thing);
  return Object.fromEntries(kinds.map(([kind, things]) => [kind, things.map((one) => JSON.stringify(inOrder(spoken(kind, one), names))).toSorted()]));
}

const UNTAGGED: ReadonlySet<string> = new Set(["listeners", "rules", "policies", "profiles"]);

/** CloudFormation knows the versions of launch templates by their numbers alone, of which there is one; and it suspends and disables nothing. */
function inTemplate({ launchTemplate, scalingPolicies, ...group }: Row): Row {
  return { ...group, launchTemplate: { ...(launchTemplate as Row), version: "1" }, scalingPolicies: (scalingPolicies as readonly Row[]).map((policy) => ({ ...policy, isEnabled: true })), suspendedProcesses: [] };
}

/** By id or ARN, what a thing is called. */
function namesIn(session: Session): ReadonlyMap<unknown, string> {
  const names = new Map<unknown, string>();
  const name = (table: string, id: string, nameOf: (row: Row) => string) => {
    for (const row of rowsOf(session, table)) names.set(row[id], nameOf(row));
  };
  const called = (id: unknown) => names.get(id) ?? String(id);
  name("ec2.vpcs", "vpcId", (row) => `${String(row["isDefault"])} ${String(row["cidrBlock"])}`);
  name("ec2.subnets", "subnetId", (row) => `${called(row["vpcId"])} ${String(row["cidrBlock"])}`);
  name("ec2.internetGateways", "internetGatewayId", (row) => `gateway of ${called(row["vpcId"])}`);
  name("ec2.natGateways", "natGatewayId", (row) => `nat in ${called(row["subnetId"])}`);
  name("ec2.routeTables", "routeTableId", (row) => `${called(row["vpcId"])} ${JSON.stringify(row["tags"])}`);
  name("ec2.vpcEndpoints", "vpcEndpointId", (row) => `${called(row["vpcId"])} ${String(row["service"])}`);
  name("ec2.securityGroups", "groupId", (row) => `${called(row["vpcId"])} ${String(row["groupName"])}`);
  name("ec2.launchTemplates", "launchTemplateId", (row) => String(row["launchTemplateName"]));
  name("elbv2.targetGroups", "targetGroupArn", (row) => String(row["targetGroupName"]));
  name("elbv2.loadBalancers", "loadBalancerArn", (row) => String(row["loadBalancerName"]));
  name("elbv2.loadBalancers", "dnsName", (row) => `host of ${String(row["loadBalancerName"])}`);
  name("elb.loadBalancers", "dnsName", (row) => `host of ${String(row["loadBalancerName"])}`);
  name("elbv2.listeners", "listenerArn", (row) => `${called(row["loadBalancerArn"])}:${String(row["port"])}`);
  name("elbv2.listeners", "defaultRuleArn", (row) => `default rule of ${called(row["listenerArn"])}`);
  name("elbv2.rules", "ruleArn", (row) => `rule ${String(row["priority"])} of ${called(row["listenerArn"])}`);
  for (const { autoScalingGroupArn, autoScalingGroupName, scalingPolicies } of rowsOf(session, "autoscaling.groups")) {
    names.set(autoScalingGroupArn, `group ${String(autoScalingGroupName)}`);
    for (const { policyArn, policyName } of (scalingPolicies ?? []) as readonly Row[]) names.set(policyArn, `policy ${String(policyName)} of ${String(autoScalingGroupName)}`);
  }
  name("application-autoscaling.policies", "policyArn", (row) => `policy ${String(row["policyKey"])}`);
  // ECS takes a role by its name as well.
  for (const { path, roleName } of rowsOf(session, "iam.roles")) names.set(iamArn(`role${String(path)}${String(roleName)}`), String(roleName));
  name("servicediscovery.namespaces", "namespaceId", (row) => String(row["name"]));
  for (const row of rowsOf(session, "servicediscovery.services")) names.set(`arn:aws:servicediscovery:us-east-1:123456789012:service/${String(row["serviceId"])}`, `${String(row["name"])} in ${called(row["namespaceId"])}`);
  for (const row of rowsOf(session, "servicediscovery.namespaces")) names.set(`arn:aws:servicediscovery:us-east-1:123456789012:namespace/${String(row["namespaceId"])}`, String(row["name"]));
  return names;
}

const isThere = ({ state }: Row) => state !== "failed" && state !== "deleting" && state !== "deleted";

function networkState(session: Session) {
  const associations = rowsOf(session, "ec2.routeTableAssociations");
  const interfaces = new Map(rowsOf(session, "ec2.networkInterfaces").map((row) => [row["networkInterfaceId"], { subnet: row["subnetId"], groups: row["securityGroupIds"] }]));
  const rules = (given: unknown) => (given as readonly Row[]).map(({ ruleId: _id, ...rule }) => rule);
  return {
    vpcs: rowsOf(session, "ec2.vpcs").map(({ vpcId: _id, ...row }) => row),
    subnets: rowsOf(session, "ec2.subnets").map(({ subnetId: _id, ...row }) => row),
    securityGroups: rowsOf(session, "ec2.securityGroups").flatMap(({ groupId: _id, ingress, egress, ...row }) => [row, ...rules(ingress).map((rule) => ({ in: row["groupName"], rule })), ...rules(egress).map((rule) => ({ out: row["groupName"], rule }))]),
    internetGateways: rowsOf(session, "ec2.internetGateways").map(({ internetGatewayId: _id, ...row }) => row),
    addresses: rowsOf(session, "ec2.addresses").map(({ tags }) => ({ tags })),
    natGateways: rowsOf(session, "ec2.natGateways").filter(isThere).map(({ subnetId, allocationId, tags }) => ({ subnetId, isPublic: allocationId !== null, tags })),
    // The order of routes means nothing.
    routeTables: rowsOf(session, "ec2.routeTables").flatMap(({ routeTableId, vpcId, tags, routes }) => [
      { vpcId, tags, isMain: associations.some((one) => one["routeTableId"] === routeTableId && one["subnetId"] === null) },
      ...(routes as readonly Row[]).map(({ destination, target }) => ({ vpcId, tags, destination, target })),
      ...associations.filter((one) => one["routeTableId"] === routeTableId).map(({ subnetId }) => ({ vpcId, tags, subnetId })),
    ]),
    endpoints: rowsOf(session, "ec2.vpcEndpoints").map(({ vpcId, service, kind, routeTableIds, networkInterfaceIds, privateDnsEnabled, tags }) => ({ vpcId, service, kind, routeTableIds, at: (networkInterfaceIds as readonly unknown[]).map((id) => interfaces.get(id)), privateDnsEnabled, tags })),
    instances: rowsOf(session, "ec2.instances").filter(({ state: is, tags }) => (is === "running" || is === "pending") && !JSON.stringify(tags).includes("aws:autoscaling")).map(({ instanceType, subnetId, securityGroupIds, userData, tags, iamInstanceProfile }) => ({ instanceType, subnetId, securityGroupIds, userData, tags, iamInstanceProfile })),
  };
}

function fleetState(session: Session) {
  return {
    launchTemplates: rowsOf(session, "ec2.launchTemplates").map(({ launchTemplateId: _id, createdAt: _created, ...row }) => row),
    autoScalingGroups: rowsOf(session, "autoscaling.groups").map(({ autoScalingGroupArn: _arn, createdAt: _created, cause: _cause, failures: _failures, cooldown: _cooldown, refreshes: _refreshes, scalingPolicies = [], suspendedProcesses = [], scheduledActions = [], ...row }) => ({
      ...row,
      scalingPolicies: (scalingPolicies as readonly Row[]).map(({ policyName, policyArn: _id, evaluation: _evaluation, scaling, ...policy }) => ({ ...policy, policyName: String(policyName).replace(/^(ECSManagedAutoScalingPolicy)-.*/, "$1"), scaling: withoutAlarms(scaling as Row) })),
      scheduledActions: (scheduledActions as readonly Row[]).map(({ scheduledActionArn: _id, ...action }) => action),
      suspendedProcesses: (suspendedProcesses as readonly Row[]).map(({ ProcessName }) => ProcessName),
    })),
  };
}

function balancingState(session: Session) {
  const curves = rowsOf(session, "physics.loadCurves");
  return {
    targetGroups: rowsOf(session, "elbv2.targetGroups").map(({ targetGroupArn: _arn, createdTime: _created, ...row }) => row),
    classicBalancers: rowsOf(session, "elb.loadBalancers").map(({ dnsName: _dns, createdTime: _created, ...row }) => row),
    loadBalancers: rowsOf(session, "elbv2.loadBalancers").map(({ loadBalancerArn: _arn, dnsName: _dns, createdTime: _created, state: _state, ...row }) => row),
    listeners: rowsOf(session, "elbv2.listeners").map(({ listenerArn: _arn, defaultRuleArn: _rule, ...row }) => row),
    rules: rowsOf(session, "elbv2.rules").map(({ ruleArn: _arn, ...row }) => row),
    // That of a curve changes all the time.
    traffic: rowsOf(session, "physics.traffic").map(({ targetGroupArn, requestsPerSecond }) => ({ targetGroupArn, requestsPerSecond: curves.some(({ goalArn }) => goalArn === targetGroupArn) ? null : requestsPerSecond })),
    loadCurves: curves.map(({ startedAt: _started, ...row }) => row),
    listenerLoads: rowsOf(session, "physics.listenerLoads"),
    serviceLoads: rowsOf(session, "ecs.serviceLoads").filter(({ requestsPerSecond }) => requestsPerSecond !== 0).map(({ serviceArn, name, port, path, requestsPerSecond }) => ({ serviceArn, name, port, path, requestsPerSecond })),
  };
}

function roleState(session: Session) {
  return {
    // In which order policies were attached means nothing.
    roles: rowsOf(session, "iam.roles").map(({ roleId: _id, createdTime: _created, attachedPolicyArns, ...row }) => ({ ...row, attached: (attachedPolicyArns as readonly string[]).toSorted() })),
    policies: rowsOf(session, "iam.policies").map(({ policyId: _id, createdTime: _created, ...row }) => row),
    profiles: rowsOf(session, "iam.instanceProfiles").map(({ instanceProfileId: _id, createdTime: _created, ...row }) => row),
    logGroups: rowsOf(session, "logs.groups").map(({ createdAt: _created, ...row }) => row),
    namespaces: rowsOf(session, "servicediscovery.namespaces").map(({ name, type, description, vpcId, soaTtlSeconds }) => ({ name, type, description, vpcId, soaTtlSeconds })),
    names: rowsOf(session, "servicediscovery.services").map(({ name, namespaceId, description, routingPolicy, records, healthCheck }) => ({ name, namespaceId, description, routingPolicy, records, healthCheck })),
  };
}

function clusterState(session: Session) {
  const active = (table: string) => rowsOf(session, table).filter(({ status }) => status === "ACTIVE");
  const names = namesIn(session);
  const contentOf = (row: Row) => JSON.stringify(inOrder(withoutRevision(row), names));
  const definitions = new Map(rowsOf(session, "ecs.taskDefinitions").map((row) => [row["taskDefinitionArn"], contentOf(row)]));
  const latest = new Map(active("ecs.taskDefinitions").toSorted((a, b) => Number(a["revision"]) - Number(b["revision"])).map((row) => [row["family"], contentOf(row)]));
  return {
    clusters: active("ecs.clusters").map(({ clusterName, containerInsights, tags }) => ({ clusterName, containerInsights, tags })),
    clusterOptions: rowsOf(session, "ecs.clusterOptions"),
    definitions: [...latest],
    services: active("ecs.services").map((row) => {
      const { serviceName, deploymentController, schedulingStrategy, minimumHealthyPercent, maximumPercent, healthCheckGracePeriodSeconds, availabilityZoneRebalancing, placementConstraints, placementStrategy, tags, echo, network, loadBalancers, launchType, fargate, strategy } = row;
      return {
        serviceName,
        deploymentController,
        cluster: String(row["clusterArn"]).split("/").at(-1),
        definition: definitions.get(row["taskDefinitionArn"]),
        // That of a DAEMON service is counted.
        desiredCount: schedulingStrategy === "DAEMON" ? null : row["desiredCount"],
        schedulingStrategy, minimumHealthyPercent, maximumPercent, healthCheckGracePeriodSeconds, availabilityZoneRebalancing, placementConstraints, placementStrategy, tags, echo, network, loadBalancers, launchType, fargate, strategy,
      };
    }),
    // Those of task sets have ids of their own.
    registries: rowsOf(session, "ecs.registries").filter(({ ownerId }) => String(ownerId).includes(":service/")),
    connects: rowsOf(session, "ecs.connects").filter(({ ownerId }) => String(ownerId).includes(":service/")).map(({ ownerId, given }) => ({ ownerId, given })),
    settings: rowsOf(session, "ecs.accountSettings").map(({ name, value }) => ({ name, value })),
    images: rowsOf(session, "physics.imageBehaviors"),
  };
}

/** By what services and groups are scaled: AWS's own alarms follow from that. */
function scalingState(session: Session) {
  return {
    capacityProviders: rowsOf(session, "ecs.capacityProviders").filter(({ status }) => status === "ACTIVE").map(({ updateStatus: _status, updateStatusReason: _reason, ...row }) => row),
    managedScaling: rowsOf(session, "ecs.managedScaling").map(({ capacityProviderArn, clusterArn, autoScalingGroupName }) => ({ capacityProviderArn, clusterArn, autoScalingGroupName })),
    scalableTargets: rowsOf(session, "application-autoscaling.targets").map(({ resourceId, minCapacity, maxCapacity, suspendedState }) => ({ resourceId, minCapacity, maxCapacity, suspendedState })),
    scalingPolicies: rowsOf(session, "application-autoscaling.policies").map(({ policyKey, scaling }) => ({ policyKey, scaling: withoutAlarms(scaling as Row) })),
    scheduledActions: rowsOf(session, "application-autoscaling.scheduledActions").filter(({ nextAt }) => nextAt !== null).map(({ scheduledActionArn: _arn, createdAt: _created, nextAt: _next, ...row }) => row),
    queues: rowsOf(session, "ecs.queues").map(({ queueName, serviceArn, messagesPerSecond, curve, messagesPerSecondPerTask }) => ({ queueName, serviceArn, messagesPerSecond, curve, messagesPerSecondPerTask })),
  };
}

const withoutAlarms = ({ highAlarm: _high, lowAlarm: _low, ...scaling }: Row): Row => scaling;

/** By what services are deployed. */
function deployingState(session: Session) {
  return {
    alarms: rowsOf(session, "cloudwatch.alarms").filter(({ alarmName }) => !String(alarmName).startsWith("TargetTracking-")).map(({ alarmName, configuration, actionsEnabled }) => ({ alarmName, configuration, actionsEnabled })),
    applications: rowsOf(session, "codedeploy.applications").map(({ applicationName }) => ({ applicationName })),
    deploymentConfigs: rowsOf(session, "codedeploy.configs").map(({ deploymentConfigName, routing }) => ({ deploymentConfigName, routing })),
    deploymentGroups: rowsOf(session, "codedeploy.groups").map(({ groupKey, settings }) => ({ groupKey, settings })),
    deploymentOptions: rowsOf(session, "ecs.deploymentOptions").filter(({ ownerId }) => String(ownerId).includes(":service/"))
  };
}

/** The same with the members of each object in the order of their names, and names in place of ids. */
function inOrder(value: unknown, names: ReadonlyMap<unknown, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => inOrder(one, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part, names)]));
}

function withoutRevision({ definition, tags }: Row): Row {
  const { taskDefinitionArn: _arn, revision: _revision, status: _status, registeredAt: _at, ...rest } = definition as Row;
  return { rest, tags };
}
