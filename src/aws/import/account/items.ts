import { type JsonNode, type JsonObject, memberOf, valueOf } from "../../../lib/jsonTree.ts";
import { type FoundDocument } from "./documents.ts";
import { fieldOf, type Fields, isFields, textOf, wholeOf } from "./fields.ts";
import type { Report, Spot } from "./remark.ts";

/** What an account is made of, as answers describe it. */
export type Kind =
  | "cluster"
  | "containerInstance"
  | "service"
  | "task"
  | "taskDefinition"
  | "attribute"
  | "loadBalancer"
  | "listener"
  | "rule"
  | "targetGroup"
  | "targetHealth"
  | "attributeOfBalancing"
  | "classicBalancer"
  | "classicAttributes"
  | "classicHealth"
  | "classicTags"
  | "instance"
  | "subnet"
  | "vpc"
  | "securityGroup"
  | "routeTable"
  | "internetGateway"
  | "natGateway"
  | "elasticAddress"
  | "tagDescription"
  | "role"
  | "attachedPolicies"
  | "inlinePolicy"
  | "policy"
  | "policyVersion"
  | "instanceProfile"
  | "logGroup"
  | "namespace"
  | "discoveryService"
  | "scalableTarget"
  | "scalingPolicy"
  | "launchTemplate"
  | "launchTemplateVersion"
  | "autoScalingGroup"
  | "lifecycleHook"
  | "groupPolicy"
  | "groupAction"
  | "capacityProvider"
  | "alarm";

/** One thing that an answer describes. */
export interface Item extends Spot {
  readonly fields: Fields;
  /** What the command named: the target group of a health, the cluster. */
  readonly options: ReadonlyMap<string, string>;
}

/** What was found, each thing once: what is described again counts as it was described last. */
export type Items = { readonly [Name in Kind]: readonly Item[] };

interface KindOfThing {
  readonly kind: Kind;
  readonly name: string;
  readonly id: readonly string[];
  readonly has: readonly string[];
  /** Options of the command that belong to its identity. */
  readonly by?: readonly string[];
  /** Lists tell less of it than what asks for it alone: what is told of it is put together. */
  readonly grows?: boolean;
}

/** What tells a thing of each kind, and which member is its identity. */
const KINDS: readonly KindOfThing[] = [
  { kind: "task", name: "Task", id: ["taskArn"], has: ["taskArn", "lastStatus", "containers"] },
  { kind: "containerInstance", name: "Container instance", id: ["containerInstanceArn"], has: ["containerInstanceArn", "registeredResources"] },
  { kind: "service", name: "Service", id: ["serviceArn"], has: ["serviceArn", "desiredCount"] },
  { kind: "taskDefinition", name: "Task definition", id: ["taskDefinitionArn"], has: ["taskDefinitionArn", "containerDefinitions"] },
  { kind: "cluster", name: "Cluster", id: ["clusterArn"], has: ["clusterArn", "clusterName", "status"] },
  { kind: "attribute", name: "Attribute", id: ["targetId", "name"], has: ["name", "targetId"] },
  { kind: "listener", name: "Listener", id: ["ListenerArn"], has: ["ListenerArn", "DefaultActions"] },
  { kind: "rule", name: "Rule", id: ["RuleArn"], has: ["RuleArn", "Actions"] },
  { kind: "loadBalancer", name: "Load balancer", id: ["LoadBalancerArn"], has: ["LoadBalancerArn", "LoadBalancerName"] },
  { kind: "classicBalancer", name: "Classic Load Balancer", id: ["LoadBalancerName"], has: ["LoadBalancerName", "ListenerDescriptions"] },
  { kind: "classicAttributes", name: "Attributes", id: [], by: ["load-balancer-name"], has: ["CrossZoneLoadBalancing", "ConnectionSettings"] },
  { kind: "classicHealth", name: "Instance health", id: ["InstanceId"], by: ["load-balancer-name"], has: ["InstanceId", "State", "ReasonCode"] },
  { kind: "classicTags", name: "Tags", id: ["LoadBalancerName"], has: ["LoadBalancerName", "Tags"] },
  { kind: "targetGroup", name: "Target group", id: ["TargetGroupArn"], has: ["TargetGroupArn", "TargetGroupName"] },
  { kind: "instance", name: "Instance", id: ["InstanceId"], has: ["InstanceId", "InstanceType"] },
  { kind: "subnet", name: "Subnet", id: ["SubnetId"], has: ["SubnetId", "CidrBlock", "AvailabilityZone"] },
  { kind: "securityGroup", name: "Security group", id: ["GroupId"], has: ["GroupId", "GroupName", "IpPermissions"] },
  { kind: "routeTable", name: "Route table", id: ["RouteTableId"], has: ["RouteTableId", "Routes"] },
  { kind: "internetGateway", name: "Internet gateway", id: ["InternetGatewayId"], has: ["InternetGatewayId", "Attachments"] },
  { kind: "natGateway", name: "NAT gateway", id: ["NatGatewayId"], has: ["NatGatewayId", "SubnetId"] },
  { kind: "elasticAddress", name: "Elastic IP address", id: ["AllocationId"], has: ["AllocationId", "PublicIp"] },
  { kind: "tagDescription", name: "Tags", id: ["ResourceArn"], has: ["ResourceArn", "Tags"] },
  { kind: "instanceProfile", name: "Instance profile", id: ["InstanceProfileName"], has: ["InstanceProfileName", "Roles"] },
  { kind: "role", name: "Role", id: ["RoleName"], has: ["RoleName", "AssumeRolePolicyDocument"], grows: true },
  { kind: "inlinePolicy", name: "Policy", id: ["RoleName", "PolicyName"], has: ["RoleName", "PolicyName", "PolicyDocument"] },
  { kind: "policy", name: "Policy", id: ["Arn"], has: ["PolicyName", "Arn", "DefaultVersionId"], grows: true },
  { kind: "policyVersion", name: "Policy version", id: ["VersionId"], has: ["VersionId", "Document"], by: ["policy-arn"] },
  { kind: "attachedPolicies", name: "Policies of a role", id: [], has: ["AttachedPolicies"], by: ["role-name"] },
  { kind: "namespace", name: "Namespace", id: ["Id"], has: ["Id", "Name", "Type", "Properties"], grows: true },
  { kind: "discoveryService", name: "Cloud Map service", id: ["Id"], has: ["Id", "Arn", "Name", "CreateDate"], grows: true },
  { kind: "logGroup", name: "Log group", id: ["logGroupName"], has: ["logGroupName", "creationTime"] },
  { kind: "scalableTarget", name: "Scalable target", id: ["ResourceId"], has: ["ResourceId", "ScalableDimension", "MinCapacity"] },
  { kind: "scalingPolicy", name: "Scaling policy", id: ["ResourceId", "PolicyName"], has: ["ResourceId", "PolicyName", "PolicyType"] },
  { kind: "launchTemplateVersion", name: "Launch template version", id: ["LaunchTemplateId", "VersionNumber"], has: ["LaunchTemplateId", "VersionNumber", "LaunchTemplateData"] },
  { kind: "launchTemplate", name: "Launch template", id: ["LaunchTemplateId"], has: ["LaunchTemplateId", "LaunchTemplateName", "DefaultVersionNumber"] },
  { kind: "autoScalingGroup", name: "Auto Scaling group", id: ["AutoScalingGroupName"], has: ["AutoScalingGroupName", "AutoScalingGroupARN", "MinSize"] },
  { kind: "lifecycleHook", name: "Lifecycle hook", id: ["AutoScalingGroupName", "LifecycleHookName"], has: ["AutoScalingGroupName", "LifecycleHookName"] },
  { kind: "groupPolicy", name: "Scaling policy", id: ["AutoScalingGroupName", "PolicyName"], has: ["AutoScalingGroupName", "PolicyName", "PolicyType"] },
  { kind: "groupAction", name: "Scheduled action", id: ["AutoScalingGroupName", "ScheduledActionName"], has: ["AutoScalingGroupName", "ScheduledActionName"] },
  { kind: "capacityProvider", name: "Capacity provider", id: ["capacityProviderArn"], has: ["capacityProviderArn", "name", "status"] },
  { kind: "alarm", name: "Alarm", id: ["AlarmName"], has: ["AlarmName", "AlarmArn", "EvaluationPeriods"] },
  { kind: "vpc", name: "VPC", id: ["VpcId"], has: ["VpcId", "CidrBlock"] },
  { kind: "targetHealth", name: "Target health", id: [], has: ["Target", "TargetHealth"] },
  { kind: "attributeOfBalancing", name: "Attribute", id: [], has: ["Key", "Value"] },
];

/** How deep a thing may be wrapped, and how many parts are looked at. */
const DEEPEST = 6;
const LOOKED_AT = 400_000;

/** Things of one kind; the simulation takes no more. */
const MOST_OF_A_KIND = 20_000;

/** Finds the things that documents describe, wherever they are wrapped: a whole answer, or what --query left of it. */
export function itemsIn(documents: readonly (FoundDocument & { readonly source: number })[], report: Report): Items {
  const search = new Search(report);
  for (const document of documents) search.document(document);
  return search.items();
}

class Search {
  readonly #report: Report;
  readonly #found = new Map<Kind, Map<string, Item>>();
  #looked = 0;
  #taken = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  items(): Items {
    const lists = KINDS.map(({ kind }) => [kind, [...(this.#found.get(kind)?.values() ?? [])]]);
    return Object.fromEntries(lists) as unknown as Items;
  }

  document({ node, command, lineAt, source }: FoundDocument & { readonly source: number }): void {
    const before = this.#taken;
    const place = { source, lineAt, options: command?.options ?? new Map<string, string>() };
    this.#look(node, place, 0);
    if (this.#taken > before || command === null) return;
    const { operation, options } = command;
    if (NO_SAY.test(operation)) return;
    const why = options.has("query") ? "--query left of it too little to go by; the whole answer can be read." : "It describes nothing that can be used here.";
    this.#report.leftOut({ source, line: lineAt(node.from) }, `The answer of ${operation}`, why);
  }

  #look(node: JsonNode, place: Place, depth: number): void {
    if (depth > DEEPEST || this.#looked++ > LOOKED_AT) return;
    if (node.kind === "array") for (const item of node.items) this.#look(item, place, depth + 1);
    if (node.kind !== "object") return;
    const names = new Set(node.members.map(({ key }) => key));
    const known = KINDS.find(({ has }) => has.every((name) => names.has(name)));
    if (known !== undefined) return this.#take(known, node, place);
    for (const { key, value } of node.members) {
      if (key === "failures") this.#failures(value, place);
      else if (key === "tags" && names.has("taskDefinition")) continue;
      else if (key === "taskDefinition") this.#look(value, { ...place, beside: besideDefinition(node) }, depth + 1);
      else this.#look(value, place, depth + 1);
    }
  }

  #take({ kind, name, id, by = [], grows = false }: KindOfThing, node: JsonNode, { source, lineAt, options, beside = {} }: Place): void {
    const own = valueOf(node);
    if (!isFields(own)) return;
    const said = { ...beside, ...own };
    const spot = { source, line: lineAt(node.from) };
    const ids = id.map((member) => textOf(said, member, 2_048) ?? wholeOf(said, member)?.toString());
    const owner = ownerIn(options);
    const named = [...ids, ...by.map((option) => options.get(option))].join(" ");
    const key = kind === "targetHealth" ? `${owner} ${JSON.stringify(fieldOf(said, "Target"))}` : kind === "attributeOfBalancing" ? `${owner} ${textOf(said, "Key")}` : named;
    if (ids.includes(undefined)) return this.#report.leftOut(spot, name, "It has no ARN or id that could be read.");
    const all = this.#found.get(kind) ?? new Map<string, Item>();
    this.#found.set(kind, all);
    const before = all.get(key);
    if (before === undefined && all.size >= MOST_OF_A_KIND) return this.#report.leftOut(spot, name, `There are more than ${MOST_OF_A_KIND}.`);
    const fields = grows ? { ...before?.fields, ...said } : said;
    if (before !== undefined && before.line !== null && !grows) {
      const where = before.source === source ? `line ${spot.line}` : "another text";
      this.#report.leftOut(before, `${name} ${lastPart(ids[0]).replace(/^([0-9a-f]{8})[0-9a-f]{24}$/, "$1")}`, `It is described again in ${where}, and that counts.`);
    }
    this.#taken++;
    all.delete(key);
    all.set(key, { ...spot, fields, options });
  }

  /** What AWS could not find. */
  #failures(node: JsonNode, { source, lineAt }: Place): void {
    if (node.kind !== "array") return;
    for (const item of node.items) {
      const fields = valueOf(item);
      if (!isFields(fields)) continue;
      this.#report.leftOut({ source, line: lineAt(item.from) }, lastPart(textOf(fields, "arn", 2_048)), `AWS did not describe it: ${textOf(fields, "reason") ?? "no reason is given"}.`);
    }
  }
}

/** What a command of elbv2 asks about. */
export const ownerIn = (options: ReadonlyMap<string, string>): string => options.get("target-group-arn") ?? options.get("listener-arn") ?? options.get("load-balancer-arn") ?? "";

interface Place {
  readonly source: number;
  readonly lineAt: (offset: number) => number;
  readonly options: ReadonlyMap<string, string>;
  /** What the answer says of the thing beside it. */
  readonly beside?: Fields;
}

/** DescribeTaskDefinition has the tags beside the definition, not in it. */
function besideDefinition(answer: JsonObject): Fields {
  const tags = memberOf(answer, "tags");
  return tags === undefined ? {} : { tags: valueOf(tags.value) };
}

/** Commands whose answers nobody expects to be used. */
const NO_SAY = /^(?:list-(?!attributes)|get-caller-identity|wait$|help$)/;

/** What a person calls a thing: the last part of its ARN, or its id. */
export function lastPart(arn: string | undefined): string {
  return arn === undefined ? "" : arn.slice(Math.max(arn.lastIndexOf("/"), arn.startsWith("arn:") ? arn.lastIndexOf(":") : -1) + 1);
}

