import type { Call } from "../../aws/generated/api.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import { seconds } from "../kernel/time.ts";
import { instances, subnets } from "../services/ec2/tables.ts";
import { serviceDeployments } from "../services/ecs/serviceDeployments/table.ts";
import { containerInstances, services, tasks } from "../services/ecs/tables.ts";
import { targetGroups } from "../services/elbv2/tables.ts";
import type { Act } from "./randomSession.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

/** A cluster of four machines at rest, a target group that is listened for, and revisions of which one is broken. */
export function deploymentWorld(seed: number): Session {
  const session = new Session(emptyFile("deployments", seed));
  const zones = session.read((view) => view.all(subnets)).slice(0, 3).map(({ subnetId }) => subnetId);
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  for (const SubnetId of [...zones, zones[0]]) {
    make(session, "ec2", "RunInstances", { ImageId: AMI, InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN });
  }
  make(session, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" });
  const VpcId = session.read((view) => view.all(subnets))[0]?.vpcId;
  const check = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 };
  make(session, "elbv2", "CreateTargetGroup", { Name: "tg", Protocol: "HTTP", Port: 80, VpcId, ...check });
  const TargetGroupArn = groupOf(session);
  make(session, "elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "20" }] });
  const { LoadBalancers = [] } = make<{ readonly LoadBalancers?: readonly { readonly LoadBalancerArn?: string }[] }>(session, "elbv2", "CreateLoadBalancer", { Name: "alb", Subnets: zones });
  make(session, "elbv2", "CreateListener", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn }] });
  for (let i = 0; i < REVISIONS; i++) make(session, "ecs", "RegisterTaskDefinition", revision(i));
  make(session, "physics", "PutImageBehavior", { image: "app:1", pullError: "manifest unknown" });
  make(session, "physics", "PutImageBehavior", { image: "app:2", exitAfterSeconds: 5, exitCode: 1 });
  session.runUntil(seconds(120));
  return session;
}

/** What people and nature do to services that are deployed. */
export function playDeployment(session: Session, { kind, pick, size }: Act): void {
  const call = ACTS[kind % ACTS.length]?.(session, pick, size);
  if (call !== undefined) session.call(call);
}

/** How many kinds of acts there are. */
export const kindsOfDeeds = (): number => ACTS.length;

type MakeCall = (session: Session, pick: number, size: number) => Call | undefined;

const ACTS: readonly MakeCall[] = [
  createService,
  createService,
  (session, pick, size) => update(session, pick, { taskDefinition: `app:${1 + (size % REVISIONS)}` }),
  (session, pick, size) => update(session, pick, { taskDefinition: `app:${1 + (size % REVISIONS)}` }),
  (session, pick, size) => update(session, pick, { taskDefinition: "app:1", desiredCount: size % 8 }),
  (session, pick, size) => update(session, pick, { forceNewDeployment: true, deploymentConfiguration: configuration(size) }),
  (session, pick, size) => update(session, pick, { desiredCount: size % 8 }),
  (session, pick, size) => {
    const { serviceDeploymentArn } = one(session.read((view) => view.all(serviceDeployments)).filter(({ finishedAt }) => finishedAt === null), pick) ?? {};
    return serviceDeploymentArn === undefined ? undefined : ecs("StopServiceDeployment", { serviceDeploymentArn, stopType: size % 3 === 0 ? "ABORT" : "ROLLBACK" });
  },
  (session, pick) => {
    const task = one(session.read((view) => view.all(tasks)), pick);
    return task && ecs("StopTask", { cluster: "random", task: task.taskArn });
  },
  (session, pick, size) => {
    const instance = one(session.read((view) => view.all(containerInstances)), pick);
    return instance && ecs("UpdateContainerInstancesState", { cluster: "random", containerInstances: [instance.containerInstanceArn], status: size % 2 === 0 ? "DRAINING" : "ACTIVE" });
  },
  (session, pick) => {
    const instance = one(session.read((view) => view.all(instances)), pick);
    return instance && { service: "physics", operation: "FailInstance", input: { instanceId: instance.instanceId } };
  },
  (_session, pick, size) => ({ service: "physics", operation: "SetZoneAvailable", input: { availabilityZone: `us-east-1${"abc"[pick % 3] ?? "a"}`, available: size % 2 === 0 } }),
  (_session, pick, size) => ({ service: "physics", operation: "PutImageBehavior", input: { image: `app:${3 + (pick % 2)}`, healthStatus: size % 2 === 0 ? 200 : 500, startSeconds: size % 9 } }),
];

function createService(session: Session, pick: number, size: number): Call {
  const loadBalancers = size % 3 === 0 ? [] : [{ targetGroupArn: groupOf(session), containerName: "app", containerPort: 80 }];
  const input = { cluster: "random", serviceName: `service-${pick % 3}`, taskDefinition: "app:4", desiredCount: 1 + (size % 6), deploymentConfiguration: configuration(pick), loadBalancers };
  return ecs("CreateService", input);
}

/** Percentages that leave some room, or none; with a circuit breaker or without. */
function configuration(pick: number): object {
  const deploymentCircuitBreaker = { enable: pick % 2 === 0, rollback: pick % 4 === 0 };
  return { minimumHealthyPercent: [0, 50, 75, 100][pick % 4], maximumPercent: [100, 125, 150, 200][(pick >> 1) % 4], deploymentCircuitBreaker };
}

function update(session: Session, pick: number, change: object): Call | undefined {
  const service = one(session.read((view) => view.all(services)), pick);
  return service && ecs("UpdateService", { cluster: "random", service: service.serviceName, ...change });
}

/** `app:1` cannot be pulled, `app:2` exits at once, the others are sound as long as nobody says otherwise. */
export const REVISIONS = 4;

export function revision(i: number): object {
  const app = { name: "app", image: `app:${i + 1}`, cpu: 128, memory: 400, portMappings: [{ containerPort: 80, hostPort: 0 }] };
  return { family: "app", containerDefinitions: [app] };
}

const groupOf = (session: Session): string => session.read((view) => view.all(targetGroups))[0]?.targetGroupArn ?? "";

export const ecs = (operation: string, input: object): Call => ({ service: "ecs", operation, input });

export function make<Output>(session: Session, service: string, operation: string, input: object): Output {
  const answer = session.call({ service, operation, input });
  if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
  return answer.output as Output;
}

export function one<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

export const AMI = "ami-0c55b159cbfafe1f0";
export const JOIN = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=random >> /etc/ecs/ecs.config\n");
