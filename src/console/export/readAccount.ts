import type { Call, ServiceName } from "../../aws/generated/api.ts";
import type { Described } from "../../aws/recreate.ts";
import type { Answer } from "../../bridge/protocol.ts";

/** Makes a call that only reads. */
export type Ask = (call: Call) => Promise<Answer>;

/** What stands in an account, as its own describe-* operations tell it. */
export interface AccountAnswers {
  readonly vpcs: readonly Described[];
  readonly subnets: readonly Described[];
  readonly securityGroups: readonly Described[];
  readonly images: readonly Described[];
  readonly instances: readonly Described[];
  readonly capacityProviders: readonly Described[];
  readonly clusters: readonly Described[];
  readonly services: readonly Described[];
  /** The latest revision of each family, and those that services run. */
  readonly taskDefinitions: readonly Described[];
  readonly targetGroups: readonly { readonly described: Described; readonly deregistrationDelaySeconds: number }[];
  readonly loadBalancers: readonly { readonly described: Described; readonly listeners: readonly Described[] }[];
  /** What somebody set for the whole account. */
  readonly settings: readonly Described[];
  /** How images behave and what load there is: no AWS, but what makes the account what it is. */
  readonly imageBehaviors: readonly Described[];
  readonly traffic: readonly Described[];
  /** The loads of services on each other. */
  readonly serviceTraffic: readonly Described[];
  /** Of Cloud Map: clusters are described by their ARNs. */
  readonly namespaces: readonly Described[];
  /** Tasks that no service keeps up: they are not made again. */
  readonly standaloneTasks: number;
}

/** Asks an account for everything that stands in it. */
export async function readAccount(ask: Ask): Promise<AccountAnswers> {
  const reader = new Reader(ask);
  const clusterArns = await reader.texts("ecs", "ListClusters", {}, "clusterArns");
  const include = ["SETTINGS", "CONFIGURATIONS", "TAGS"];
  const clusters = await reader.inParts(clusterArns, 100, (part) => reader.list("ecs", "DescribeClusters", { clusters: part, include }, "clusters"));
  const services: Described[] = [];
  let standaloneTasks = 0;
  for (const cluster of clusterArns) {
    const arns = await reader.texts("ecs", "ListServices", { cluster }, "serviceArns");
    services.push(...(await reader.inParts(arns, 10, (part) => reader.list("ecs", "DescribeServices", { cluster, services: part, include: ["TAGS"] }, "services"))));
    const tasks = await reader.texts("ecs", "ListTasks", { cluster }, "taskArns");
    const described = await reader.inParts(tasks, 100, (part) => reader.list("ecs", "DescribeTasks", { cluster, tasks: part }, "tasks"));
    standaloneTasks += described.filter(({ group }) => !String(group).startsWith("service:")).length;
  }
  return {
    ...(await reader.machines()),
    ...(await reader.balancing()),
    capacityProviders: await reader.list("ecs", "DescribeCapacityProviders", { include: ["TAGS"] }, "capacityProviders"),
    clusters,
    services: services.filter(({ status }) => status === "ACTIVE"),
    taskDefinitions: await reader.definitions(services),
    settings: (await reader.list("ecs", "ListAccountSettings", {}, "settings")).filter(({ type }) => type !== "aws_managed"),
    imageBehaviors: await reader.list("physics", "ListImageBehaviors", {}, "imageBehaviors"),
    traffic: await reader.list("physics", "ListTraffic", {}, "traffic"),
    serviceTraffic: await reader.list("physics", "ListServiceTraffic", {}, "traffic"),
    namespaces: await reader.list("servicediscovery", "ListNamespaces", {}, "Namespaces"),
    standaloneTasks,
  };
}

class Reader {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** All pages of a list; what is refused is empty. */
  async list(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly Described[]> {
    return (await this.#pages(service, operation, input, member)).filter((one): one is Described => typeof one === "object" && one !== null);
  }

  async texts(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly string[]> {
    return (await this.#pages(service, operation, input, member)).filter((one) => typeof one === "string");
  }

  /** In as many calls as an operation that takes so many names needs. */
  async inParts<T>(names: readonly T[], size: number, read: (part: readonly T[]) => Promise<readonly Described[]>): Promise<readonly Described[]> {
    const found: Described[] = [];
    for (let at = 0; at < names.length; at += size) found.push(...(await read(names.slice(at, at + size))));
    return found;
  }

  async machines() {
    const reservations = await this.list("ec2", "DescribeInstances", { Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] }, "Reservations");
    return {
      vpcs: await this.list("ec2", "DescribeVpcs", {}, "Vpcs"),
      subnets: await this.list("ec2", "DescribeSubnets", {}, "Subnets"),
      securityGroups: await this.list("ec2", "DescribeSecurityGroups", {}, "SecurityGroups"),
      images: await this.list("ec2", "DescribeImages", { Owners: ["amazon"] }, "Images"),
      instances: reservations.flatMap(({ Instances }) => (Array.isArray(Instances) ? (Instances as readonly Described[]) : [])),
    };
  }

  async balancing() {
    const targetGroups: { described: Described; deregistrationDelaySeconds: number }[] = [];
    for (const described of await this.list("elbv2", "DescribeTargetGroups", {}, "TargetGroups")) {
      const attributes = await this.list("elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: described["TargetGroupArn"] }, "Attributes");
      const delay = attributes.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.["Value"];
      targetGroups.push({ described, deregistrationDelaySeconds: Number(delay ?? 300) });
    }
    const loadBalancers: { described: Described; listeners: readonly Described[] }[] = [];
    for (const described of await this.list("elbv2", "DescribeLoadBalancers", {}, "LoadBalancers")) {
      loadBalancers.push({ described, listeners: await this.list("elbv2", "DescribeListeners", { LoadBalancerArn: described["LoadBalancerArn"] }, "Listeners") });
    }
    const tags = await this.#tagsOf([...targetGroups.map(({ described }) => described["TargetGroupArn"]), ...loadBalancers.map(({ described }) => described["LoadBalancerArn"])]);
    const tagged = <T extends { described: Described }>(one: T, arn: string): T => ({ ...one, described: { ...one.described, Tags: tags.get(one.described[arn]) ?? [] } });
    return { targetGroups: targetGroups.map((one) => tagged(one, "TargetGroupArn")), loadBalancers: loadBalancers.map((one) => tagged(one, "LoadBalancerArn")) };
  }

  async #tagsOf(arns: readonly unknown[]): Promise<ReadonlyMap<unknown, unknown>> {
    const found = await this.inParts(arns, 20, (part) => this.list("elbv2", "DescribeTags", { ResourceArns: part }, "TagDescriptions"));
    return new Map(found.map(({ ResourceArn, Tags }) => [ResourceArn, Tags]));
  }

  /** Oldest first, so that registering them again leaves the latest as the latest. */
  async definitions(services: readonly Described[]): Promise<readonly Described[]> {
    const families = await this.texts("ecs", "ListTaskDefinitionFamilies", { status: "ACTIVE" }, "families");
    const names = [...services.map(({ taskDefinition }) => String(taskDefinition)), ...families];
    const found = new Map<string, Described>();
    for (const taskDefinition of new Set(names)) {
      const answer = await this.#ask({ service: "ecs", operation: "DescribeTaskDefinition", input: { taskDefinition, include: ["TAGS"] } });
      const output = answer.ok ? (answer.output as { readonly taskDefinition?: Described; readonly tags?: unknown }) : {};
      if (output.taskDefinition !== undefined) found.set(String(output.taskDefinition["taskDefinitionArn"]), { ...output.taskDefinition, tags: output.tags });
    }
    return [...found.values()].toSorted((a, b) => Number(a["revision"]) - Number(b["revision"]));
  }

  async #pages(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    let next: Described = {};
    for (let page = 0; page < PAGES; page++) {
      const answer = await this.#ask({ service, operation, input: { ...input, ...next } });
      if (!answer.ok) return found;
      const output = answer.output as Described;
      if (Array.isArray(output[member])) found.push(...(output[member] as readonly unknown[]));
      const token = TOKENS.find(([given]) => typeof output[given] === "string");
      if (token === undefined) return found;
      next = { [token[1]]: output[token[0]] };
    }
    return found;
  }
}

/** No list of an account is longer. */
const PAGES = 1_000;

/** Under which name the next page is offered, and asked for. */
const TOKENS = [["nextToken", "nextToken"], ["NextToken", "NextToken"], ["NextMarker", "Marker"]] as const;
