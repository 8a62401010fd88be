import { classicBalancerArn } from "../../aws/arn.ts";
import type { Rows, TableName } from "../../bridge/protocol.ts";
import { replica, type Tables } from "../store/replica.ts";

/** Rows for tests of the map, each with everything set and every part replaceable. */

const ACCOUNT = "us-east-1:123456789012";

export const CLUSTER_ARN = clusterArn("prod");

export function clusterArn(name: string): string {
  return `arn:aws:ecs:${ACCOUNT}:cluster/${name}`;
}

export function serviceArn(name: string, cluster = "prod"): string {
  return `arn:aws:ecs:${ACCOUNT}:service/${cluster}/${name}`;
}

export function definitionArn(familyAndRevision: string): string {
  return `arn:aws:ecs:${ACCOUNT}:task-definition/${familyAndRevision}`;
}

export function groupArn(name: string): string {
  return `arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/${name}/6d0ecf831eec9f09`;
}

export function balancerArn(name: string): string {
  return `arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/app/${name}/50dc6c495c0c9188`;
}

export function containerInstanceArn(instanceId: string, cluster = "prod"): string {
  return `arn:aws:ecs:${ACCOUNT}:container-instance/${cluster}/${instanceId.slice(2).padStart(32, "0")}`;
}

/** A row of what is given, with parts replaced; what no test of the map looks at is left out. */
function row<Row>(given: Partial<Row>, more: Partial<Row>): Row {
  return { ...given, ...more } as Row;
}

/** Tables with these rows and no others. */
export function tablesOf(rows: { readonly [T in TableName]?: readonly Rows[T][] }): Tables {
  const tables: Record<string, ReadonlyMap<string, unknown>> = { ...replica.getInitialState().tables };
  for (const [name, list] of Object.entries(rows)) {
    tables[name] = new Map(list.map((row) => [String(Object.values(row)[0]), row]));
  }
  return tables as unknown as Tables;
}

export function cluster(name: string, more: Partial<Rows["ecs.clusters"]> = {}): Rows["ecs.clusters"] {
  return row({ clusterArn: clusterArn(name), clusterName: name, status: "ACTIVE", tags: [], createdAt: 0 }, more);
}

export function zones(): readonly Rows["physics.zones"][] {
  return ["us-east-1a", "us-east-1b", "us-east-1c"].map((availabilityZone) => ({ availabilityZone, available: true }) as Rows["physics.zones"]);
}

export function subnets(): readonly Rows["ec2.subnets"][] {
  return zones().map(({ availabilityZone }, at) => ({
    subnetId: `subnet-0000000000000000${at}`,
    vpcId: "vpc-00000000000000000",
    availabilityZone,
    cidrBlock: `172.31.${at * 16}.0/20`,
    defaultForAz: true,
    mapPublicIpOnLaunch: true,
    tags: [],
  }));
}

export function securityGroup(groupName: string, more: Partial<Rows["ec2.securityGroups"]> = {}): Rows["ec2.securityGroups"] {
  const groupId = `sg-${groupName}`;
  return row({ groupId, groupName, description: "", vpcId: "vpc-00000000000000000", ingress: [], egress: [], tags: [] }, more);
}

export function machine(instanceId: string, more: Partial<Rows["ec2.instances"]> = {}): Rows["ec2.instances"] {
  return row({
    instanceId,
    instanceType: "m5.large",
    imageId: "ami-0a1b2c3d4e5f67890",
    state: "running",
    stateReason: null,
    availabilityZone: "us-east-1a",
    subnetId: "subnet-00000000000000000",
    vpcId: "vpc-00000000000000000",
    privateIpAddress: "172.31.0.4",
    securityGroupIds: [],
    userData: "#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config",
    iamInstanceProfile: "ecsInstanceRole",
    tags: [],
    launchTime: 0,
    terminatedAt: null,
    consoleOutput: [],
  }, more);
}

/** A group of machines, with the launch template that bids them join a cluster. */
export function autoScalingGroup(name: string, clusterName = "prod", more: Partial<Rows["autoscaling.groups"]> = {}) {
  const launchTemplate = { launchTemplateId: `lt-${name}`, launchTemplateName: name, version: "$Default" };
  const group = row<Rows["autoscaling.groups"]>({ autoScalingGroupName: name, autoScalingGroupArn: autoScalingGroupArn(name), launchTemplate, minSize: 0, maxSize: 4, desiredCapacity: 2, createdAt: 0 }, more);
  const template = row<Rows["ec2.launchTemplates"]>({ launchTemplateId: `lt-${name}`, data: { UserData: btoa(`#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config`) } }, {});
  return { "autoscaling.groups": [group], "ec2.launchTemplates": [template] };
}

export function autoScalingGroupArn(name: string): string {
  return `arn:aws:autoscaling:${ACCOUNT}:autoScalingGroup:5c1a:autoScalingGroupName/${name}`;
}

/** A capacity provider over the group of a name. */
export function capacityProvider(name: string, group: string, more: Partial<Rows["ecs.capacityProviders"]> = {}): Rows["ecs.capacityProviders"] {
  return row({ capacityProviderArn: `arn:aws:ecs:${ACCOUNT}:capacity-provider/${name}`, name, autoScalingGroupArn: autoScalingGroupArn(group), status: "ACTIVE" }, more);
}

export function containerInstance(ec2InstanceId: string, more: Partial<Rows["ecs.containerInstances"]> = {}): Rows["ecs.containerInstances"] {
  return row({
    containerInstanceArn: containerInstanceArn(ec2InstanceId),
    clusterArn: CLUSTER_ARN,
    ec2InstanceId,
    instanceType: "m5.large",
    availabilityZone: "us-east-1a",
    status: "ACTIVE",
    agentConnected: true,
    agentVersion: "1.87.0",
    cpuUnits: 2048,
    memoryMiB: 7764,
    cpuUnitsFree: 2048,
    memoryMiBFree: 7764,
    portsTaken: [22],
    portsUdpTaken: [],
    lastDynamicPort: 32767,
    attributes: {},
    registeredAt: 0,
    inactiveSince: null,
    version: 1,
  }, more);
}

export function service(name: string, more: Partial<Rows["ecs.services"]> = {}): Rows["ecs.services"] {
  return row({
    serviceArn: serviceArn(name),
    serviceName: name,
    clusterArn: CLUSTER_ARN,
    status: "ACTIVE",
    taskDefinitionArn: definitionArn(`${name}:1`),
    desiredCount: 2,
    launchType: "EC2",
    schedulingStrategy: "REPLICA",
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    loadBalancers: [],
    healthCheckGracePeriodSeconds: 0,
    availabilityZoneRebalancing: "ENABLED",
    tags: [],
    clientToken: null,
    clientRequest: "",
    createdAt: 0,
    colorIndex: 1,
    echo: { propagateTags: "NONE", enableECSManagedTags: false, enableExecuteCommand: false, role: null },
    lastPassAt: null,
    steady: true,
    steadySaidAt: null,
    complaints: [],
    deregistrations: [],
    startsToTell: [],
    rebalancing: null,
    waitsForRoom: false,
    startFailuresInARow: 0,
    retryAt: null,
    inactiveSince: null,
  }, more);
}

export function targetGroup(name: string, more: Partial<Rows["elbv2.targetGroups"]> = {}): Rows["elbv2.targetGroups"] {
  return row({
    targetGroupArn: groupArn(name),
    targetGroupName: name,
    protocol: "HTTP",
    port: 80,
    vpcId: "vpc-00000000000000000",
    targetType: "instance",
    healthCheckProtocol: "HTTP",
    healthCheckPort: "traffic-port",
    healthCheckPath: "/",
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
    matcherHttpCode: "200",
    deregistrationDelaySeconds: 300,
    loadBalancerArn: null,
    createdTime: 0,
  }, more);
}

export function loadBalancer(name: string, more: Partial<Rows["elbv2.loadBalancers"]> = {}): Rows["elbv2.loadBalancers"] {
  return row({
    loadBalancerArn: balancerArn(name),
    loadBalancerName: name,
    dnsName: `${name}-1.us-east-1.elb.amazonaws.com`,
    type: "application",
    scheme: "internet-facing",
    state: "active",
    vpcId: "vpc-00000000000000000",
    subnetIds: [],
    availabilityZones: [],
    securityGroupIds: [],
    createdTime: 0,
  }, more);
}

/** A Classic one that leads port 80 to port 8080 of its instances. */
export function classicBalancer(name: string, more: Partial<Rows["elb.loadBalancers"]> = {}): Rows["elb.loadBalancers"] {
  return row({
    loadBalancerArn: classicBalancerArn(name),
    loadBalancerName: name,
    dnsName: `${name}-1.us-east-1.elb.amazonaws.com`,
    scheme: "internet-facing",
    vpcId: "vpc-00000000000000000",
    subnetIds: [],
    availabilityZones: [],
    securityGroupIds: [],
    listeners: [{ protocol: "HTTP", loadBalancerPort: 80, instanceProtocol: "HTTP", instancePort: 8080, certificateId: null }],
    healthCheck: { target: "HTTP:8080/", intervalSeconds: 30, timeoutSeconds: 5, unhealthyThreshold: 2, healthyThreshold: 10 },
    isCrossZone: false,
    drainSeconds: null,
    idleTimeoutSeconds: 60,
    tags: [],
    createdTime: 0,
  }, more);
}

export function listener(balancer: string, port: number, group: string): Rows["elbv2.listeners"] {
  const listenerArn = `${balancerArn(balancer).replace("loadbalancer", "listener")}/${port}`;
  return row<Rows["elbv2.listeners"]>({
    listenerArn,
    loadBalancerArn: balancerArn(balancer),
    port,
    protocol: "HTTP",
    defaultAction: { type: "forward", targetGroups: [{ targetGroupArn: groupArn(group), weight: 1 }], stickinessSeconds: null },
    defaultRuleArn: `${listenerArn.replace("listener", "listener-rule")}/default`,
  }, {});
}

/** A rule of the balancer's listener on that port, with a path that it asks for. */
export function rule(balancer: string, port: number, { priority, group, path }: { readonly priority: number; readonly group: string; readonly path: string }): Rows["elbv2.rules"] {
  const { listenerArn, defaultAction } = listener(balancer, port, group);
  const ruleArn = `${listenerArn.replace("listener", "listener-rule")}/${priority}`;
  return { ruleArn, listenerArn, priority, conditions: [{ field: "path-pattern", values: [path] }], action: defaultAction, tags: [] };
}

export function definition(family: string, revision = 1, more: Partial<Rows["ecs.taskDefinitions"]> = {}): Rows["ecs.taskDefinitions"] {
  return row({
    taskDefinitionArn: definitionArn(`${family}:${revision}`),
    family,
    revision,
    status: "ACTIVE",
    definition: {
      family,
      revision,
      networkMode: "bridge",
      containerDefinitions: [
        { name: family, image: `${family}:${revision}`, cpu: 256, memory: 512, essential: true, portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }] },
      ],
    },
    needs: { cpuUnits: 256, memoryMiB: 512, ports: [], portsUdp: [], gpus: 0, enis: 0 },
    tags: [],
    registeredAt: 0,
    deregisteredAt: null,
  }, more);
}

export function task(id: string, more: Partial<Rows["ecs.tasks"]> = {}): Rows["ecs.tasks"] {
  return row({
    taskArn: `arn:aws:ecs:${ACCOUNT}:task/prod/${id.padStart(32, "0")}`,
    clusterArn: CLUSTER_ARN,
    taskDefinitionArn: definitionArn("web:1"),
    containerInstanceArn: containerInstanceArn("i-00000000000000001"),
    availabilityZone: "us-east-1a",
    serviceArn: serviceArn("web"),
    deploymentId: null,
    group: "service:web",
    startedBy: null,
    desiredStatus: "RUNNING",
    lastStatus: "RUNNING",
    healthStatus: "UNKNOWN",
    needs: { cpuUnits: 256, memoryMiB: 512, ports: [], portsUdp: [], gpus: 0, enis: 0 },
    containers: [],
    overrides: {},
    tags: [],
    stopCode: null,
    stoppedReason: null,
    targets: [],
    createdAt: 0,
    connectedAt: null,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: 0,
    registeredAt: null,
    healthyAt: null,
    stoppingAt: null,
    executionStoppedAt: null,
    stoppedAt: null,
    network: null,
    networkInterface: null,
    placement: null,
    protectedUntil: null,
    version: 1,
  }, more);
}
