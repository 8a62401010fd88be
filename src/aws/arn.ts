import { ACCOUNT_ID, REGION } from "./region.ts";

/** The parts of an ARN. The resource keeps its slashes and colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** The parts of an ARN, of any service; undefined for text that is none. */
export function parseArn(text: string): Arn | undefined {
  // Asked for with every call that names something, so colon by colon: to split it takes ten times as long.
  const from = resourceStart(text);
  if (from === undefined) return undefined;
  const service = text.indexOf(":", 4) + 1;
  const region = text.indexOf(":", service) + 1;
  const accountId = text.indexOf(":", region) + 1;
  return {
    partition: text.slice(4, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, accountId - 1),
    accountId: text.slice(accountId, from - 1),
    resource: text.slice(from),
  };
}

/**
 * The kind of resource and the names that follow it: task/web/0123… is ["task", "web", "0123…"], and
 * loadbalancer/app/web/0123… is ["loadbalancer", "app", "web", "0123…"]. Undefined for text that is no ARN.
 */
export function resourcePath(arn: string): readonly string[] | undefined {
  return parseArn(arn)?.resource.split("/");
}

// Formats of ECS: its developer guide, "Amazon Resource Names (ARNs) and IDs"; all in the long form of today.

export const clusterArn = (cluster: string): string => ecs(`cluster/${cluster}`);

/** The id is 32 hexadecimal digits. */
export const containerInstanceArn = (cluster: string, id: string): string => ecs(`container-instance/${cluster}/${id}`);

/** The id is 32 hexadecimal digits. */
export const taskArn = (cluster: string, id: string): string => `${TASK}${cluster}/${id}`;

/** The task's id, then a dashed UUID. */
export const containerArn = (cluster: string, taskId: string, uuid: string): string =>
  `${CONTAINER}${cluster}/${taskId}/${uuid}`;

export const serviceArn = (cluster: string, service: string): string => ecs(`service/${cluster}/${service}`);

export const taskDefinitionArn = (family: string, revision: number): string =>
  ecs(`task-definition/${family}:${revision}`);

/** The id is 21 characters that are safe in a URL. */
export const serviceDeploymentArn = (cluster: string, service: string, id: string): string =>
  ecs(`service-deployment/${cluster}/${service}/${id}`);

/** The id is 19 decimal digits. */
export const serviceRevisionArn = (cluster: string, service: string, id: string): string =>
  ecs(`service-revision/${cluster}/${service}/${id}`);

/** The id is a dashed UUID. */
export const autoScalingGroupArn = (name: string, id: string): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:autoScalingGroup:${id}:autoScalingGroupName/${name}`;

/** The id is a dashed UUID. */
export const groupPolicyArn = ({ policyId, groupName, name }: { readonly policyId: string; readonly groupName: string; readonly name: string }): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:scalingPolicy:${policyId}:autoScalingGroupName/${groupName}:policyName/${name}`;

export const capacityProviderArn = (name: string): string => ecs(`capacity-provider/${name}`);

/** The id is 16 hexadecimal digits. */
export const loadBalancerArn = (name: string, id: string, type: "application" | "network" = "application"): string =>
  elb(`loadbalancer/${type === "network" ? "net" : "app"}/${name}/${id}`);

/** Of a Classic Load Balancer, as policies name it: its name has to do, and no id follows. */
export const classicBalancerArn = (name: string): string => elb(`loadbalancer/${name}`);

/** The id is 16 hexadecimal digits. */
export const targetGroupArn = (name: string, id: string): string => elb(`targetgroup/${name}/${id}`);

/** A listener's ARN repeats its load balancer's name and id. */
export const listenerArn = (ofLoadBalancer: string, id: string): string => below(ofLoadBalancer, "listener", id);

/** A rule's ARN repeats its listener's path. */
export const listenerRuleArn = (ofListener: string, id: string): string => below(ofListener, "listener-rule", id);

/** Of Cloud Map; the id with its prefix, as in ns-0123456789abcdef. */
export const cloudMapArn = (kind: "namespace" | "service", id: string): string => `arn:aws:servicediscovery:${REGION}:${ACCOUNT_ID}:${kind}/${id}`;

/** The id with its prefix, as in i-0123456789abcdef0. */
export const instanceArn = (instanceId: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:instance/${instanceId}`;

/**
 * What a person calls the resource: a service's or cluster's name, family:revision, and for what has only an id
 * its first eight digits. Text that is no ARN stays as it is, for it may be a name already.
 */
export function shortArn(arn: string): string {
  const path = resourcePath(arn);
  if (path === undefined) return arn;
  const [kind, ...names] = path;
  switch (kind) {
    case "loadbalancer":
      return names[1] ?? arn;
    case "targetgroup":
      return names[0] ?? arn;
    case "task":
    case "container-instance":
    case "container":
    case "listener":
    case "listener-rule":
    case "service-deployment":
    case "service-revision":
      return names.at(-1)?.slice(0, 8) ?? arn;
    default:
      return names.at(-1) ?? arn;
  }
}

/** The last part of an ARN, whole: a task's id, a service's name. Text that is no ARN stays as it is. */
export function idOf(arn: string): string {
  // Asked for with every task that is launched, so without taking the text apart.
  const from = resourceStart(arn);
  return from === undefined ? arn : arn.slice(Math.max(from, arn.lastIndexOf("/") + 1));
}

/** Where the resource of an ARN begins; undefined for text that is none, or lacks its partition, its service or its resource. */
function resourceStart(text: string): number | undefined {
  if (!text.startsWith("arn:")) return undefined;
  let colon = 3;
  for (let part = 0; part < 4; part++) {
    const next = text.indexOf(":", colon + 1);
    const isEmpty = next === colon + 1;
    if (next < 0 || (isEmpty && part < 2)) return undefined;
    colon = next;
  }
  return colon + 1 < text.length ? colon + 1 : undefined;
}

/** The cluster that an ECS ARN names, for the resources that live in one; undefined for all others. */
export function clusterOf(arn: string): string | undefined {
  const path = resourcePath(arn);
  if (path === undefined || parseArn(arn)?.service !== "ecs") return undefined;
  return path.length > 2 || path[0] === "cluster" ? path[1] : undefined;
}

const ECS = `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:`;
// Tasks are made by the ten thousand, and each piece that a text is put together from is a thing in memory.
const TASK = `${ECS}task/`;
const CONTAINER = `${ECS}container/`;

/** The task's ARN, as it stands in that of its container; undefined for other ARNs. */
export const taskArnIn = (arn: string): string | undefined => (arn.startsWith(CONTAINER) ? TASK + arn.slice(CONTAINER.length, arn.lastIndexOf("/")) : undefined);

const ecs = (resource: string): string => ECS + resource;

/** An alarm of CloudWatch, by its name. */
export const alarmArn = (alarmName: string): string => `arn:aws:cloudwatch:${REGION}:${ACCOUNT_ID}:alarm:${alarmName}`;

/** A scaling policy of Application Auto Scaling, by its id; the resource is `service/cluster/name`. */
export const scalingPolicyArn = ({ policyId, resourceId, policyName }: { readonly policyId: string; readonly resourceId: string; readonly policyName: string }): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:scalingPolicy:${policyId}:resource/ecs/${resourceId}:policyName/${policyName}`;

export const scheduledActionArn = ({ actionId, resourceId, name }: { readonly actionId: string; readonly resourceId: string; readonly name: string }): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:scheduledAction:${actionId}:resource/ecs/${resourceId}:scheduledActionName/${name}`;

export const groupActionArn = ({ actionId, groupName, name }: { readonly actionId: string; readonly groupName: string; readonly name: string }): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:scheduledUpdateGroupAction:${actionId}:autoScalingGroupName/${groupName}:scheduledActionName/${name}`;

/** The id is hexadecimal digits. */
export const scalableTargetArn = (targetId: string): string => `arn:aws:application-autoscaling:${REGION}:${ACCOUNT_ID}:scalable-target/${targetId}`;

/** A Lambda function, by its name or its own ARN. */
export const lambdaArn = (functionName: string): string => (functionName.startsWith("arn:") ? functionName : `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${functionName}`);

/** What IAM has in this account: `role/aws-service-role/…/name`, `root`. IAM has no Regions. */
export const iamArn = (resource: string): string => `arn:aws:iam::${ACCOUNT_ID}:${resource}`;

/** A policy that AWS keeps for everybody; the path begins and ends with a slash. */
export const awsPolicyArn = (path: string, policyName: string): string => `arn:aws:iam::aws:policy${path}${policyName}`;

const elb = (resource: string): string => `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT_ID}:${resource}`;

/** An ARN one level further down: loadbalancer/app/web/0123 becomes listener/app/web/0123/id. */
function below(arn: string, kind: string, id: string): string {
  const [, ...names] = resourcePath(arn) ?? [];
  return elb([kind, ...names, id].join("/"));
}
