import { answered, replacedIn } from "../../aws/template/answered.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";
import type { Call } from "../../aws/generated/api.ts";
import { type Described, recreate } from "../../aws/recreate.ts";
import type { AccountAnswers } from "./readAccount.ts";

/** What stands now as the calls that make it, and what they leave out. */
export interface AccountPlan {
  readonly steps: readonly PlannedCall[];
  readonly leftOut: readonly string[];
}

/**
 * The account as calls in the order in which things need one another. Ids that AWS gives are taken from the answers of
 * the calls before. What cannot be the same again: ids, ARNs that hold them, times, and the numbers of revisions, which
 * count from 1; and who was where, for tasks are placed anew.
 */
export function accountPlan(account: AccountAnswers, userDataOf: (instanceId: string) => string): AccountPlan {
  const writer = new Writer();
  for (const behavior of account.imageBehaviors) writer.add(`image-${text(behavior["image"])}`, { service: "physics", operation: "PutImageBehavior", input: behavior });
  // What clusters are made with by default is said of each cluster.
  const settings = (isOfClusters: boolean) => account.settings.filter(({ name }) => (name === "containerInsights") === isOfClusters);
  const set = ({ name, value }: Described) => writer.add(`setting-${text(name)}`, { service: "ecs", operation: "PutAccountSettingDefault", input: { name, value } });
  settings(false).forEach(set);
  networks(writer, account);
  securityGroups(writer, account);
  for (const provider of account.capacityProviders) {
    const { name, autoScalingGroupProvider, tags } = provider;
    if (autoScalingGroupProvider !== undefined) writer.add(`provider-${text(name)}`, { service: "ecs", operation: "CreateCapacityProvider", input: { name, autoScalingGroupProvider, ...(list(tags).length === 0 ? {} : { tags }) } });
  }
  // A namespace that a cluster or a service names is made, if it is not there.
  for (const { Arn, Name } of account.namespaces) writer.means(Arn, text(Name));
  for (const described of account.clusters) writer.all(`cluster-${text(described["clusterName"])}`, recreate({ kind: "cluster", described }));
  settings(true).forEach(set);
  balancing(writer, account);
  instances(writer, account, userDataOf);
  definitions(writer, account);
  for (const described of account.services) writer.all(`service-${text(described["serviceName"])}`, recreate({ kind: "service", described }));
  load(writer, account);
  return { steps: writer.needed(), leftOut: leftOut(account) };
}

class Writer {
  readonly #steps: PlannedCall[] = [];
  /** What stands for an id or an ARN of the account that is read. */
  readonly #marks = new Map<string, string>();
  readonly #ids = new Set<string>();

  /** Adds a call; the answer is the name of its answer. */
  add(wanted: string, call: Call): string {
    let id = wanted;
    for (let n = 2; this.#ids.has(id); n++) id = `${wanted}-${n}`;
    this.#ids.add(id);
    this.#steps.push({ id, call: { ...call, input: this.#marked(call.input) } });
    return id;
  }

  all(wanted: string, calls: readonly Call[]): void {
    for (const [place, call] of calls.entries()) this.add(place === 0 ? wanted : `${wanted}-${place + 1}`, call);
  }

  /** Tells what stands for an id from now on. */
  means(id: unknown, mark: string): void {
    if (typeof id === "string" && id !== "") this.#marks.set(id, mark);
  }

  /** Without the questions whose answers nobody needs. */
  needed(): readonly PlannedCall[] {
    const texts = this.#steps.map(({ call }) => JSON.stringify(call.input));
    return this.#steps.filter(({ id, call }) => !call.operation.startsWith("Describe") || texts.some((one) => one.includes(`\uE000${id}\uE001`)));
  }

  #marked(value: unknown): unknown {
    if (typeof value === "string") return this.#marks.get(value) ?? value;
    if (Array.isArray(value)) return value.map((item) => this.#marked(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#marked(part)]));
  }
}

/** Networks are there already: those of the same zone are looked up. */
function networks(writer: Writer, { vpcs, subnets }: AccountAnswers): void {
  const vpc = writer.add("vpc", { service: "ec2", operation: "DescribeVpcs", input: { Filters: [{ Name: "is-default", Values: ["true"] }] } });
  for (const { VpcId } of vpcs) writer.means(VpcId, answered(vpc, "Vpcs[0].VpcId"));
  const asked = new Map<string, string>();
  for (const { SubnetId, AvailabilityZone } of subnets) {
    const zone = text(AvailabilityZone);
    const Filters = [{ Name: "availability-zone", Values: [zone] }, { Name: "default-for-az", Values: ["true"] }];
    const id = asked.get(zone) ?? writer.add(`subnet-${zone.slice(-1)}`, { service: "ec2", operation: "DescribeSubnets", input: { Filters } });
    asked.set(zone, id);
    writer.means(SubnetId, answered(id, "Subnets[0].SubnetId"));
  }
}

/** The groups first, then their rules, which may speak of one another. */
function securityGroups(writer: Writer, { securityGroups: groups }: AccountAnswers): void {
  for (const { GroupId, GroupName, Description, VpcId, Tags } of groups) {
    if (GroupName === "default") {
      const Filters = [{ Name: "group-name", Values: ["default"] }, { Name: "vpc-id", Values: [VpcId] }];
      writer.means(GroupId, answered(writer.add("default-group", { service: "ec2", operation: "DescribeSecurityGroups", input: { Filters } }), "SecurityGroups[0].GroupId"));
      continue;
    }
    const tags = list(Tags).length === 0 ? {} : { TagSpecifications: [{ ResourceType: "security-group", Tags }] };
    const id = writer.add(`group-${text(GroupName)}`, { service: "ec2", operation: "CreateSecurityGroup", input: { GroupName, Description, VpcId, ...tags } });
    writer.means(GroupId, answered(id, "GroupId"));
  }
  for (const { GroupId, GroupName, IpPermissions } of groups) {
    const rules = list(IpPermissions).map((rule) => ruleOf(rule)).filter((rule) => GroupName !== "default" || !isOwn(rule, GroupId));
    if (rules.length > 0) writer.add(`group-${text(GroupName)}-ingress`, { service: "ec2", operation: "AuthorizeSecurityGroupIngress", input: { GroupId, IpPermissions: rules } });
  }
}

/** A rule as it is given: without empty lists, and without the account of a group. */
function ruleOf(rule: Described): Described {
  const pairs = list(rule["UserIdGroupPairs"]).map(({ UserId: _account, ...pair }) => pair);
  const whole = Object.entries({ ...rule, UserIdGroupPairs: pairs });
  return Object.fromEntries(whole.filter(([, part]) => !(Array.isArray(part) && part.length === 0)));
}

/** What every default group has from the first: everything from itself. */
function isOwn({ IpProtocol, IpRanges, Ipv6Ranges, UserIdGroupPairs }: Described, groupId: unknown): boolean {
  const pairs = list(UserIdGroupPairs);
  return IpProtocol === "-1" && IpRanges === undefined && Ipv6Ranges === undefined && pairs.length === 1 && pairs[0]?.["GroupId"] === groupId;
}

function balancing(writer: Writer, { targetGroups, loadBalancers }: AccountAnswers): void {
  for (const { described, deregistrationDelaySeconds } of targetGroups) {
    const [create, ...others] = recreate({ kind: "targetGroup", described, deregistrationDelaySeconds });
    if (create === undefined) continue;
    const id = `targets-${text(described["TargetGroupName"])}`;
    writer.means(described["TargetGroupArn"], answered(writer.add(id, tagged(create, described)), "TargetGroups[0].TargetGroupArn"));
    writer.all(`${id}-attributes`, others);
  }
  for (const { described, listeners } of loadBalancers) {
    const [create, ...others] = recreate({ kind: "loadBalancer", described, listeners });
    if (create === undefined) continue;
    const id = `balancer-${text(described["LoadBalancerName"])}`;
    writer.means(described["LoadBalancerArn"], answered(writer.add(id, tagged(create, described)), "LoadBalancers[0].LoadBalancerArn"));
    writer.all(`${id}-listener`, others);
  }
}

const tagged = (call: Call, { Tags }: Described): Call => (list(Tags).length === 0 ? call : { ...call, input: { ...(call.input as Described), Tags } });

/** Instances that are alike are started by one call. */
function instances(writer: Writer, { instances: all, images }: AccountAnswers, userDataOf: (instanceId: string) => string): void {
  const published = new Map(images.map(({ ImageId, Name }) => [text(ImageId), text(Name)]));
  const alike = new Map<string, { readonly call: Call; count: number }>();
  for (const described of all) {
    const [call] = recreate({ kind: "instance", described, userData: userDataOf(text(described["InstanceId"])) });
    if (call === undefined) continue;
    const { ImageId, ...input } = call.input as Described;
    const made = { ...call, input: { ImageId: published.get(text(ImageId))?.startsWith("al2023-ami-ecs") === true ? ECS_OPTIMIZED : ImageId, ...input } };
    const key = JSON.stringify(made.input);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { call: made, count: 1 });
    else same.count++;
  }
  for (const { call, count } of alike.values()) {
    const input = { ...(call.input as Described), MinCount: count, MaxCount: count };
    writer.add(`instances-${text((call.input as Described)["InstanceType"])}`, { ...call, input });
  }
}

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

function definitions(writer: Writer, { taskDefinitions }: AccountAnswers): void {
  const latest = new Map(taskDefinitions.map(({ family, revision }) => [text(family), revision]));
  for (const described of taskDefinitions) {
    const { family, revision, taskDefinitionArn } = described;
    const id = `definition-${text(family)}`;
    const made = writer.add(id, recreate({ kind: "taskDefinition", described })[0] ?? { service: "ecs", operation: "RegisterTaskDefinition", input: {} });
    // A family's name means its latest revision.
    const mark = latest.get(text(family)) === revision ? text(family) : answered(made, "taskDefinition.taskDefinitionArn");
    writer.means(taskDefinitionArn, mark);
    writer.means(`${text(family)}:${String(revision)}`, mark);
  }
}

/** Load by the names of services: a comment in a shell knows no variables. */
function load(writer: Writer, { traffic, serviceTraffic, services }: AccountAnswers): void {
  for (const { targetGroupArn, requestsPerSecond } of traffic) {
    const service = servedBy(services, targetGroupArn);
    if (service === undefined) continue;
    const input = { cluster: text(service["clusterArn"]).split("/").at(-1), service: service["serviceName"], requestsPerSecond };
    writer.add(`traffic-${text(service["serviceName"])}`, { service: "physics", operation: "PutTraffic", input });
  }
  for (const { serviceArn, name, port, path, requestsPerSecond } of serviceTraffic) {
    const [cluster = "", service = ""] = text(serviceArn).split("/").slice(-2);
    writer.add(`traffic-${service}`, { service: "physics", operation: "PutServiceTraffic", input: { cluster, service, name, port, path, requestsPerSecond } });
  }
}

/** The service whose first target group it is: of several, load goes to that. */
const servedBy = (services: readonly Described[], targetGroupArn: unknown): Described | undefined => services.find(({ loadBalancers }) => list(loadBalancers)[0]?.["targetGroupArn"] === targetGroupArn);

function leftOut({ standaloneTasks, services, taskDefinitions, traffic }: AccountAnswers): readonly string[] {
  const revisions = new Set(taskDefinitions.map(({ taskDefinitionArn }) => text(taskDefinitionArn)));
  const isExternal = ({ deploymentController }: Described) => JSON.stringify(deploymentController) === '{"type":"EXTERNAL"}';
  const lost = services.filter((service) => !isExternal(service) && !revisions.has(text(service["taskDefinition"])));
  const primaries = services.filter((service) => isExternal(service) && service["taskDefinition"] !== undefined);
  return [
    ...(standaloneTasks === 0 ? [] : [`${standaloneTasks} task${standaloneTasks === 1 ? "" : "s"} that no service keeps up: they would begin anew.`]),
    ...primaries.map(({ serviceName }) => `Which task set of service ${text(serviceName)} is the primary one.`),
    ...traffic.filter(({ targetGroupArn }) => servedBy(services, targetGroupArn) === undefined).map(() => "Traffic to a target group that is no service's first."),
    ...lost.map(({ serviceName }) => `The revision that service ${text(serviceName)} runs is no longer there.`),
  ];
}

/** A plan's inputs with each mark as somebody writes it. */
export const spelledOut = (input: unknown, write: (step: string, path: string) => string): unknown =>
  replacedIn(input, (mark) => (mark.kind === "answer" ? write(mark.step, mark.path) : undefined));

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly Described[] => (Array.isArray(value) ? (value as readonly Described[]) : []);
