import type { CallOf } from "../aws/generated/api.ts";
import type { ScenarioStep } from "../engine/session/scenario.ts";
import { PUBLIC_SUBNETS, BALANCER_GROUP, VPC } from "./retailNetwork.ts";
import { step } from "./steps.ts";

/** What the shop is made of. */
export interface ShopService {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly desiredCount: number;
  readonly healthPath: string;
  readonly requestsPerSecond: number;
  /** Which port of its instance it wants, if not any. */
  readonly hostPort?: number;
  /** The larger images are Java and take their time to start. */
  readonly startSeconds?: number;
  /** What it asks of AWS once it runs, and may by its task role. */
  readonly awsCall?: { readonly action: string; readonly resource: string };
}

const SHOP = "public.ecr.aws/aws-containers/retail-store-sample";
const PORT = 8080;
const LOG_GROUP = "/ecs/retail";
const LISTENER = "${listener.Listeners[0].ListenerArn}";
const NAMESPACE = "${namespace.Operation.Targets.NAMESPACE}";
const TASKS = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }] };

const groupOf = ({ name }: ShopService) => `\${${name}-group.TargetGroups[0].TargetGroupArn}`;

/** The load balancer, a target group for each service, and the rules by which requests find theirs: all others go to the first. */
export function balancing(first: ShopService, behind: readonly ShopService[]): ScenarioStep[] {
  const LoadBalancerArn = "${balancer.LoadBalancers[0].LoadBalancerArn}";
  return [
    { as: "balancer", ...step("elbv2", "CreateLoadBalancer", { Name: "retail-alb", Subnets: PUBLIC_SUBNETS, SecurityGroups: [BALANCER_GROUP] }) },
    ...[first, ...behind].flatMap(targetGroup),
    { as: "listener", ...step("elbv2", "CreateListener", { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: groupOf(first) }] }) },
    ...behind.map(rule),
  ];
}

/** Every path that begins with a service's name leads to it. */
function rule(service: ShopService, place: number): ScenarioStep {
  return step("elbv2", "CreateRule", {
    ListenerArn: LISTENER,
    Priority: (place + 1) * 10,
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: [`/${service.name}*`] } }],
    Actions: [{ Type: "forward", TargetGroupArn: groupOf(service) }],
  });
}

/** Targets are checked often and drained soon. */
function targetGroup(service: ShopService): ScenarioStep[] {
  const checked = { HealthCheckPath: service.healthPath, HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 };
  return [
    { as: `${service.name}-group`, ...step("elbv2", "CreateTargetGroup", { Name: `${service.name}-tg`, Protocol: "HTTP", Port: 80, VpcId: VPC, TargetType: "instance", ...checked }) },
    step("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: groupOf(service), Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }] }),
  ];
}

/** A role for the tasks of each service, which may do what that service does and no more. */
export function taskRoles(services: readonly ShopService[]): ScenarioStep[] {
  return services.flatMap(({ name, awsCall }) => {
    const RoleName = roleOf(name);
    const made = step("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: JSON.stringify(TASKS) });
    if (awsCall === undefined) return [made];
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: awsCall.action, Resource: awsCall.resource }] });
    return [made, step("iam", "PutRolePolicy", { RoleName, PolicyName: "data", PolicyDocument })];
  });
}

const roleOf = (name: string) => `retail-${name}-task`;

const DOMAIN = "retailstore.local";

/** By which name a service is called. */
export const nameOf = (service: string): string => `${service}.${DOMAIN}`;

/** The namespace in which the services find one another. Making it takes Cloud Map a while. */
export const namespace: readonly ScenarioStep[] = [
  { as: "private", ...step("servicediscovery", "CreatePrivateDnsNamespace", { Name: DOMAIN, Vpc: VPC }) },
];

/** A name for each service that others call. Its tasks share their instances' addresses, so it answers with ports too. */
export function names(services: readonly ShopService[]): ScenarioStep[] {
  return [
    { as: "namespace", ...step("servicediscovery", "GetOperation", { OperationId: "${private.OperationId}" }) },
    ...services.map(({ name: Name }) => ({ as: `${Name}-name`, ...step("servicediscovery", "CreateService", { Name, NamespaceId: NAMESPACE, DnsConfig: { DnsRecords: [{ Type: "SRV", TTL: 60 }] }, HealthCheckCustomConfig: {} }) })),
  ];
}

/** Where all of them write. */
export const logGroup: ScenarioStep = step("logs", "CreateLogGroup", { logGroupName: LOG_GROUP });

/** A task definition, and how its image behaves. */
export function definition({ name, cpu, memory, hostPort, startSeconds, awsCall }: ShopService): ScenarioStep[] {
  const container = {
    name,
    image: `${SHOP}-${name}:1.2.1`,
    cpu,
    memory,
    essential: true,
    portMappings: [{ containerPort: PORT, hostPort: hostPort ?? 0, protocol: "tcp" as const }],
    logConfiguration: { logDriver: "awslogs" as const, options: { "awslogs-group": LOG_GROUP, "awslogs-region": "us-east-1", "awslogs-stream-prefix": name } },
  };
  const behavior = { ...(startSeconds === undefined ? {} : { startSeconds }), ...(awsCall === undefined ? {} : { awsCalls: [awsCall] }) };
  return [
    step("ecs", "RegisterTaskDefinition", { family: name, networkMode: "bridge", requiresCompatibilities: ["EC2"], taskRoleArn: roleOf(name), containerDefinitions: [container] }),
    ...(Object.keys(behavior).length === 0 ? [] : [step("physics", "PutImageBehavior", { image: `${SHOP}-${name}:*`, pullSeconds: 6, ...behavior })]),
  ];
}

/** A service behind the load balancer, which all but the first page's are called by their names as well. */
export function service(one: ShopService): ScenarioStep {
  const { name, desiredCount } = one;
  const input = {
    cluster: "retail",
    serviceName: name,
    taskDefinition: name,
    desiredCount,
    loadBalancers: [{ targetGroupArn: groupOf(one), containerName: name, containerPort: PORT }],
    healthCheckGracePeriodSeconds: 30,
    ...(name === "ui" ? {} : { serviceRegistries: [{ registryArn: `\${${name}-name.Service.Arn}`, containerName: name, containerPort: PORT }] }),
  };
  return { call: { service: "ecs", operation: "CreateService", input } satisfies CallOf<"ecs", "CreateService"> };
}
