import type { Call } from "../../aws/generated/api.ts";
import { idOf } from "../../aws/arn.ts";
import { seconds } from "../kernel/time.ts";
import { instances, subnets } from "../services/ec2/tables.ts";
import { containerInstances, services, taskDefinitions, tasks } from "../services/ecs/tables.ts";
import { serviceDeployments } from "../services/ecs/serviceDeployments/table.ts";
import { taskSets } from "../services/ecs/taskSets/table.ts";
import { listeners, loadBalancers, targetGroups } from "../services/elbv2/tables.ts";
import { randomPlacement } from "./randomPlacement.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

/** Somebody does something after a while: what kind of thing, and two numbers to choose the details with. */
export interface Act {
  readonly afterSeconds: number;
  readonly kind: number;
  readonly pick: number;
  readonly size: number;
}

/** A session in which a person who knows every button presses them at random. For tests and the swarm. */
export function randomSession(seed: number, acts: readonly Act[]): Session {
  const session = new Session(emptyFile("random", seed));
  for (const call of groundwork(session)) session.call(call);
  for (const act of acts) play(session, act);
  return session;
}

/** One act on a session, wherever its clock stands. */
export function play(session: Session, act: Act): void {
  session.runUntil(session.now + seconds(act.afterSeconds));
  const make = ACTS[act.kind % ACTS.length];
  const call = make?.(session, act);
  if (call !== undefined) session.call(call);
}

/** How many kinds of acts there are. */
export function kindsOfActs(): number {
  return ACTS.length;
}

/** A cluster, a machine in each zone and a load balancer, so that random acts find something to act upon. */
function groundwork(session: Session): Call[] {
  const [a, b, c] = session.read((view) => view.all(subnets)).map((subnet) => subnet.subnetId);
  const run = (SubnetId: string | undefined): Call => ({
    service: "ec2",
    operation: "RunInstances",
    input: { ImageId: AMI, InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN_RANDOM },
  });
  return [
    { service: "ecs", operation: "CreateCluster", input: { clusterName: "random" } },
    ...[a, b, c].map(run),
    {
      service: "elbv2",
      operation: "CreateTargetGroup",
      input: { Name: "tg", Protocol: "HTTP", Port: 80, VpcId: vpcOf(session), HealthCheckIntervalSeconds: 10 },
    },
    // The balancer carries the default group as the machines do, so that it comes to them.
    { service: "ec2", operation: "AuthorizeSecurityGroupIngress", input: { GroupName: "default", IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" } },
    { service: "elbv2", operation: "CreateLoadBalancer", input: { Name: "alb", Subnets: [a, b, c] } },
    { service: "ecs", operation: "RegisterTaskDefinition", input: definition(0) },
  ];
}

type MakeCall = (session: Session, act: Act) => Call | undefined;

/** What builds stands here more than once, so that a random world does not end empty. */
const ACTS: readonly MakeCall[] = [
  runInstance,
  runInstance,
  runInstance,
  (_session, { size }) => ({ service: "ecs", operation: "RegisterTaskDefinition", input: definition(size) }),
  createService,
  createService,
  createService,
  createDaemon,
  (session, { pick, size }) => serviceCall(session, pick, "UpdateService", { desiredCount: size % 9 }),
  (session, { pick, size }) => serviceCall(session, pick, "UpdateService", randomDefinition(session, { pick, of: size })),
  (_session, { size }) => {
    const input = { name: "awsvpcTrunking", value: size % 3 === 0 ? "disabled" : "enabled" };
    return { service: "ecs", operation: "PutAccountSettingDefault", input };
  },
  (session, { pick, size }) =>
    serviceCall(session, pick, "UpdateService", {
      forceNewDeployment: true,
      deploymentConfiguration: { minimumHealthyPercent: (size * 25) % 125, maximumPercent: 100 + ((size * 50) % 150) },
    }),
  (session, { pick, size }) => {
    const open = session.read((view) => view.all(serviceDeployments)).filter(({ finishedAt }) => finishedAt === null);
    const { serviceDeploymentArn } = one(open, pick) ?? {};
    const input = { serviceDeploymentArn, stopType: size % 3 === 0 ? "ABORT" : "ROLLBACK" };
    return serviceDeploymentArn === undefined ? undefined : { service: "ecs", operation: "StopServiceDeployment", input };
  },
  (_session, { pick, size }) => {
    const input = { cluster: "random", serviceName: `sets-${pick % 2}`, deploymentController: { type: "EXTERNAL" }, desiredCount: size % 7 };
    return { service: "ecs", operation: "CreateService", input };
  },
  createTaskSet,
  createTaskSet,
  (session, { pick, size }) => setCall(session, pick, (taskSet) => ["UpdateTaskSet", { taskSet, scale: { value: (size * 20) % 120 } }]),
  (session, { pick, size }) =>
    setCall(session, pick, (id) => (size % 2 === 0 ? ["UpdateServicePrimaryTaskSet", { primaryTaskSet: id }] : ["DeleteTaskSet", { taskSet: id, force: size % 4 === 1 }])),
  (session, { pick }) => serviceCall(session, pick, "DeleteService", { force: true }),
  (session, { pick, size }) =>
    serviceCall(session, pick, "UpdateService", { availabilityZoneRebalancing: size % 3 === 0 ? "DISABLED" : "ENABLED" }),
  (session, { pick, size }) => {
    const some = session.read((view) => view.all(tasks)).slice(pick, pick + 4).map(({ taskArn }) => taskArn);
    const input = { cluster: "random", tasks: some, protectionEnabled: size % 3 !== 0, expiresInMinutes: 1 + (size % 9) };
    return some.length === 0 ? undefined : { service: "ecs", operation: "UpdateTaskProtection", input };
  },
  (session, { pick, size }) => ({
    service: "ecs",
    operation: "RunTask",
    input: {
      cluster: "random",
      ...randomDefinition(session, { pick: size, of: pick }),
      count: 1 + (size % 4),
      ...(size % 2 === 0 ? { group: "batch" } : {}),
      ...randomPlacement(pick, size),
    },
  }),
  (session, { pick, size }) => serviceCall(session, pick, "UpdateService", { desiredCount: size % 7, ...randomPlacement(size, pick) }),
  (session, { pick, size }) => {
    const instance = one(session.read((view) => view.all(containerInstances)), pick);
    const target = { targetType: "container-instance", targetId: instance?.containerInstanceArn };
    const attributes = [{ name: "disk", ...(size % 4 === 0 ? {} : { value: size % 2 === 0 ? "ssd" : "hdd" }), ...target }];
    return instance && { service: "ecs", operation: "PutAttributes", input: { cluster: "random", attributes } };
  },
  (session, { pick }) => {
    const task = one(session.read((view) => view.all(tasks)), pick);
    return task && { service: "ecs", operation: "StopTask", input: { cluster: "random", task: task.taskArn } };
  },
  (session, { pick, size }) => {
    const instance = one(session.read((view) => view.all(containerInstances)), pick);
    const status = size % 2 === 0 ? "DRAINING" : "ACTIVE";
    const input = { cluster: "random", containerInstances: [instance?.containerInstanceArn], status };
    return instance && { service: "ecs", operation: "UpdateContainerInstancesState", input };
  },
  (session, { pick }) => instanceCall(session, pick, (id) => ["ec2", "TerminateInstances", { InstanceIds: [id] }]),
  (session, { pick }) => instanceCall(session, pick, (id) => ["physics", "FailInstance", { instanceId: id }]),
  (session, { pick, size }) =>
    instanceCall(session, pick, (id) => ["physics", "SetAgentConnected", { instanceId: id, connected: size % 2 === 0 }]),
  (_session, { pick, size }) => ({
    service: "physics",
    operation: "SetZoneAvailable",
    input: { availabilityZone: `us-east-1${"abc"[pick % 3] ?? "a"}`, available: size % 3 !== 0 },
  }),
  (_session, { pick, size }) => ({
    service: "physics",
    operation: "PutImageBehavior",
    input: {
      image: `app:${pick % 4}`,
      pullSeconds: size % 7,
      startSeconds: size % 5,
      healthStatus: size % 3 === 0 ? 500 : 200,
      ...(size % 4 === 0 ? { exitAfterSeconds: 20, exitCode: 1 } : {}),
    },
  }),
  (session, { pick, size }) => {
    const group = one(session.read((view) => view.all(targetGroups)), pick);
    const input = { targetGroupArn: group?.targetGroupArn, requestsPerSecond: size * 10 };
    return group && { service: "physics", operation: "PutTraffic", input };
  },
  (session) => {
    const [balancer] = session.read((view) => view.all(loadBalancers));
    const [group] = session.read((view) => view.all(targetGroups));
    if (balancer === undefined || group === undefined) return undefined;
    const DefaultActions = [{ Type: "forward", TargetGroupArn: group.targetGroupArn }];
    const input = { LoadBalancerArn: balancer.loadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions };
    return { service: "elbv2", operation: "CreateListener", input };
  },
  (session, { pick }) => {
    const listener = one(session.read((view) => view.all(listeners)), pick);
    return listener && { service: "elbv2", operation: "DeleteListener", input: { ListenerArn: listener.listenerArn } };
  },
  () => ({ service: "ecs", operation: "UpdateService", input: { cluster: "nowhere", service: "nobody" } }),
  () => ({ service: "ecs", operation: "RunTask", input: { taskDefinition: 7 } }),
];

function runInstance(session: Session, { pick, size }: Act): Call {
  return {
    service: "ec2",
    operation: "RunInstances",
    input: {
      ImageId: AMI,
      InstanceType: ["t3.micro", "t3.small", "t3.medium", "c5.large"][size % 4],
      MinCount: 1,
      MaxCount: 1,
      SubnetId: one(session.read((view) => view.all(subnets)), pick)?.subnetId,
      IamInstanceProfile: { Name: "ecsInstanceRole" },
      UserData: JOIN_RANDOM,
    },
  };
}

function createService(session: Session, { pick, size }: Act): Call {
  const [group] = session.read((view) => view.all(targetGroups));
  const asked = randomDefinition(session, { pick, of: size });
  const balanced = size % 2 === 0 && group !== undefined && asked.networkConfiguration === undefined;
  return {
    service: "ecs",
    operation: "CreateService",
    input: {
      cluster: "random",
      serviceName: `service-${pick % 4}`,
      ...asked,
      desiredCount: size % 6,
      ...randomPlacement(pick, size),
      ...(balanced
        ? { loadBalancers: [{ targetGroupArn: group.targetGroupArn, containerName: "app", containerPort: 80 }] }
        : {}),
    },
  };
}

function createTaskSet(session: Session, { pick, size }: Act): Call | undefined {
  const service = one(session.read((view) => view.all(services)).filter(({ deploymentController }) => deploymentController === "EXTERNAL"), pick);
  const [group] = session.read((view) => view.all(targetGroups));
  const asked = randomDefinition(session, { pick, of: size });
  const balanced = size % 2 === 0 && group !== undefined && asked.networkConfiguration === undefined;
  const loadBalancers = balanced ? [{ targetGroupArn: group.targetGroupArn, containerName: "app", containerPort: 80 }] : [];
  const input = { cluster: "random", service: service?.serviceName, ...asked, scale: { value: (pick * 25) % 125 }, loadBalancers };
  return service && { service: "ecs", operation: "CreateTaskSet", input };
}

function setCall(session: Session, pick: number, make: (taskSetId: string) => [string, object]): Call | undefined {
  const set = one(session.read((view) => view.all(taskSets)), pick);
  if (set === undefined) return undefined;
  const [operation, input] = make(set.taskSetId);
  return { service: "ecs", operation, input: { cluster: "random", service: idOf(set.serviceArn), ...input } };
}

/** A daemon on every instance, or on those with the disk that random instances are given. */
function createDaemon(session: Session, { pick, size }: Act): Call {
  const expression = size % 2 === 0 ? "attribute:disk == ssd" : "attribute:disk exists";
  return {
    service: "ecs",
    operation: "CreateService",
    input: {
      cluster: "random",
      serviceName: `daemon-${pick % 2}`,
      schedulingStrategy: "DAEMON",
      ...randomDefinition(session, { pick, of: size }),
      deploymentConfiguration: { minimumHealthyPercent: (size % 3) * 40 },
      ...(size % 3 === 0 ? {} : { placementConstraints: [{ type: "memberOf", expression }] }),
    },
  };
}

/** One of the definitions there are, with a network of one subnet to three if it needs one. */
function randomDefinition(session: Session, { pick, of }: { readonly pick: number; readonly of: number }) {
  const row = one(session.read((view) => view.all(taskDefinitions)), of);
  if (row?.definition.networkMode !== "awsvpc") return { taskDefinition: row?.taskDefinitionArn };
  const ids = session.read((view) => view.all(subnets)).map(({ subnetId }) => subnetId);
  const networkConfiguration = { awsvpcConfiguration: { subnets: ids.slice(pick % ids.length) } };
  return { taskDefinition: row.taskDefinitionArn, networkConfiguration };
}

function definition(size: number): object {
  const networkMode = size % 5 === 3 ? "awsvpc" : size % 5 === 4 ? "host" : "bridge";
  const health = { command: ["CMD-SHELL", "curl -f http://localhost/"], interval: 5, retries: 2 };
  const app = {
    name: "app",
    image: `app:${size % 4}`,
    cpu: 64 * (1 + (size % 4)),
    memory: 128 * (1 + (size % 3)),
    portMappings: [{ containerPort: 80, ...(networkMode === "bridge" ? { hostPort: size % 5 === 0 ? 8080 : 0 } : {}) }],
    ...(size % 3 === 0 ? { healthCheck: health } : {}),
  };
  const sidecar = { name: "log", image: "log:1", essential: false, memory: 32, dependsOn: [{ containerName: "app", condition: "START" }] };
  return { family: `family-${size % 3}`, networkMode, containerDefinitions: size % 2 === 0 ? [app] : [app, sidecar] };
}

function serviceCall(session: Session, pick: number, operation: string, input: object): Call | undefined {
  const service = one(session.read((view) => view.all(services)), pick);
  return service && { service: "ecs", operation, input: { cluster: "random", service: service.serviceName, ...input } };
}

function instanceCall(session: Session, pick: number, make: (id: string) => [string, string, object]): Call | undefined {
  const instance = one(session.read((view) => view.all(instances)), pick);
  if (instance === undefined) return undefined;
  const [service, operation, input] = make(instance.instanceId);
  return { service, operation, input };
}

function vpcOf(session: Session): string | undefined {
  return session.read((view) => view.all(subnets))[0]?.vpcId;
}

function one<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

const AMI = "ami-0c55b159cbfafe1f0";

/** `#!/bin/bash` and `echo ECS_CLUSTER=random >> /etc/ecs/ecs.config` */
const JOIN_RANDOM = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1yYW5kb20gPj4gL2V0Yy9lY3MvZWNzLmNvbmZpZwo=";
