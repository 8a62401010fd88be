import type { ContainerInstanceDescription } from "../../account/description.ts";
import type { InstanceDescription, NetworkInterfaceDescription } from "../../account/network.ts";
import { AGENT_PORTS } from "../../rules/ports.ts";
import { choiceOf, type Fields, fieldOf, flagOf, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import { type Item, type Items, lastPart } from "./items.ts";
import { ecsName, isId, isName, madeUp } from "./names.ts";
import { attachmentsOf, isAwsId, type NetworkDraft } from "./network.ts";
import { NOWHERE, type Report, type Spot } from "./remark.ts";
import type { Times } from "./times.ts";
import { zoneOfInstance } from "./zones.ts";

/** What an instance of the text has left, as it says itself; null: it does not say. */
export interface Remaining {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly ports: readonly number[];
  readonly portsUdp: readonly number[];
  /** Tasks that it says it runs, or is about to. */
  readonly tasks: number;
}

/** A container instance that the account will have. */
export interface DraftInstance {
  readonly place: string;
  readonly described: ContainerInstanceDescription;
  readonly machine: InstanceDescription;
  readonly remaining: Remaining | null;
  readonly spot: Spot;
}

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
}

/** The container instances that a text describes, and stand-ins for those that it only names. */
export class InstancesDraft {
  readonly drafts = new Map<string, DraftInstance>();
  readonly capabilities: (readonly string[])[] = [];
  readonly trunks: NetworkInterfaceDescription[] = [];
  readonly #places = new Map<string, number>();
  readonly #machines = new Set<string>();
  readonly #left = new Set<string>();
  readonly #around: Around;
  readonly #ec2: ReadonlyMap<string, Item>;
  readonly #more: ReadonlyMap<string, readonly Item[]>;

  constructor(around: Around) {
    this.#around = around;
    this.#ec2 = new Map(around.items.instance.map((item) => [textOf(item.fields, "InstanceId") ?? "", item]));
    this.#more = attributesByInstance(around.items);
    for (const item of around.items.containerInstance) this.#take(item);
    const { report } = around;
    for (const { fields, ...spot } of around.items.instance) {
      const id = textOf(fields, "InstanceId") ?? "";
      if (this.#machines.has(id)) report.used(spot, `Instance ${id}`);
      else report.leftOut(spot, `Instance ${id}`, "No container instance is on it.");
    }
  }

  /** The instance that a task is on: described, or made up once for all its tasks; undefined when it was left out. */
  at(cluster: string, id: string, zone: string | undefined): DraftInstance | undefined {
    const place = `${cluster}/${id}`;
    const known = this.drafts.get(place);
    if (known !== undefined || this.#left.has(place) || this.drafts.size >= MOST) return known;
    return this.standIn(cluster, id, zone);
  }

  /** An instance that nobody described. Its size is settled when it is known what stands on it. */
  standIn(cluster: string, id: string, zone: string | undefined): DraftInstance | undefined {
    const { network } = this.#around;
    const subnet = network.subnet(undefined, { zone, vpcId: undefined });
    const privateIpAddress = network.address(undefined, subnet.subnetId, { mustBeWithin: false });
    const instanceId = `i-0${madeUp(`${cluster}/${id}`, 16)}`;
    if (privateIpAddress === undefined || this.#machines.has(instanceId)) return undefined;
    this.#machines.add(instanceId);
    const instanceType = "m5.large";
    const machine = { ...PLAIN_MACHINE, instanceId, instanceType, subnetId: subnet.subnetId, privateIpAddress };
    const attributes = ["ecs.instance-type", "ecs.subnet-id", "ecs.vpc-id", "ecs.os-type", "ecs.cpu-architecture", "ecs.ami-id"];
    const values = [instanceType, subnet.subnetId, subnet.vpcId, "linux", "x86_64", machine.imageId];
    const described: ContainerInstanceDescription = {
      cluster,
      id,
      instanceId,
      ...PLAIN_INSTANCE,
      attributes: attributes.map((name, i) => ({ name, value: values[i] ?? "" })),
      capabilities: this.#capabilitiesOf(USUAL_CAPABILITIES),
    };
    const draft = { place: `${cluster}/${id}`, described, machine, remaining: null, spot: NOWHERE };
    this.drafts.set(draft.place, draft);
    return draft;
  }

  #take({ fields, options: _options, ...spot }: Item): void {
    const { report } = this.#around;
    const named = ecsName(textOf(fields, "containerInstanceArn", 2_048));
    const cluster = named?.cluster ?? ecsName(textOf(fields, "clusterArn", 2_048))?.name ?? ecsName(_options.get("cluster"))?.name ?? "default";
    const what = `Container instance ${named?.name.slice(0, 8) ?? ""}`;
    if (!isId(named?.name) || !isName(cluster)) return report.leftOut(spot, what, "Its ARN cannot be read.");
    const place = `${cluster}/${named.name}`;
    const why = this.#whyNot(fields);
    if (why !== undefined) {
      this.#left.add(place);
      return report.leftOut(spot, what, why);
    }
    const draft = this.#draftOf(fields, { cluster, id: named.name, spot, what });
    if (draft === undefined) return report.leftOut(spot, what, "There is no address left for it.");
    this.drafts.set(place, draft);
    report.used(spot, what, `${draft.machine.instanceType}, ${textOf(fields, "status") ?? "ACTIVE"}`);
    const provider = textOf(fields, "capacityProviderName");
    if (provider !== undefined) report.leftOut(spot, what, `Its capacity provider ${provider} is not simulated yet.`);
  }

  #whyNot(fields: Fields): string | undefined {
    const status = textOf(fields, "status") ?? "ACTIVE";
    const instanceId = textOf(fields, "ec2InstanceId") ?? "";
    if (this.drafts.size >= MOST) return `There are more than ${MOST} container instances.`;
    if (status === "INACTIVE" || status === "DEREGISTERING") return `It is ${status}.`;
    if (!/^i-[0-9a-f]{1,60}$/.test(instanceId)) return "It is no EC2 instance.";
    if (this.#machines.has(instanceId)) return `${instanceId} is another container instance already.`;
    return undefined;
  }

  #draftOf(fields: Fields, { cluster, id, spot, what }: { readonly cluster: string; readonly id: string; readonly spot: Spot; readonly what: string }): DraftInstance | undefined {
    const { report, times } = this.#around;
    const attributes = this.#attributesOf(fields, id);
    if (![...attributes.keys()].some((name) => name.startsWith(AGENT))) {
      for (const name of USUAL_CAPABILITIES) attributes.set(name, "");
      report.assumed(spot, what, "It does not say what its agent can do: all that is usual.");
    }
    const machine = this.#machineOf(fields, { attributes, spot, what });
    if (machine === undefined) return undefined;
    const registered = resourcesIn(fields, "registeredResources");
    if (registered.cpuUnits === undefined) report.assumed(spot, what, "It does not say what it registered: it has two vCPUs and 8 GiB here.");
    const agentConnected = (flagOf(fields, "agentConnected") ?? true) && machine.state === "running";
    const status = choiceOf(fields, "status", ["ACTIVE", "DRAINING", "REGISTERING", "REGISTRATION_FAILED"]);
    const described: ContainerInstanceDescription = {
      cluster,
      id,
      instanceId: machine.instanceId,
      status,
      agentConnected,
      agentVersion: textOf(partOf(fields, "versionInfo"), "agentVersion", 64) ?? PLAIN_INSTANCE.agentVersion,
      cpuUnits: registered.cpuUnits ?? PLAIN_INSTANCE.cpuUnits,
      memoryMiB: registered.memoryMiB ?? PLAIN_INSTANCE.memoryMiB,
      gpus: registered.gpus,
      enis: null,
      ports: registered.ports,
      portsUdp: registered.portsUdp,
      attributes: [...attributes].filter(([, value]) => value !== "").slice(0, VALUED).map(([name, value]) => ({ name, value })),
      capabilities: this.#capabilitiesOf([...attributes].filter(([, value]) => value === "").map(([name]) => name)),
      tags: tagsOf(fields, "tags"),
      registeredAgo: times.since(fields, "registeredAt"),
      version: wholeOf(fields, "version", { least: 1, most: 2_147_483_647 }) ?? 1,
    };
    this.#machines.add(machine.instanceId);
    this.#trunk(fields, { trunkId: attributes.get("ecs.awsvpc-trunk-id"), machine });
    return { place: `${cluster}/${id}`, described, machine, remaining: remainingIn(fields, described), spot };
  }

  /** The interface through which tasks have theirs, if it has one and tells of it. */
  #trunk(fields: Fields, { trunkId, machine }: { readonly trunkId: string | undefined; readonly machine: InstanceDescription }): void {
    const { network, times } = this.#around;
    const details = attachmentsOf(fields).find((one) => one.get("networkInterfaceId") === trunkId);
    if (!isAwsId("eni", trunkId) || details === undefined || this.trunks.some(({ networkInterfaceId }) => networkInterfaceId === trunkId)) return;
    const { subnetId, instanceId, securityGroupIds } = machine;
    const privateIpAddress = network.address(details.get("privateIPv4Address"), subnetId, { mustBeWithin: true });
    if (privateIpAddress === undefined) return;
    const macAddress = details.get("macAddress")?.slice(0, 17) ?? "";
    const attachmentId = trunkId.slice("eni-".length);
    this.trunks.push({ networkInterfaceId: trunkId, subnetId, privateIpAddress, macAddress, securityGroupIds, instanceId, attachmentId, createdAgo: times.since(fields, "registeredAt") });
  }

  #machineOf(fields: Fields, { attributes, spot, what }: { readonly attributes: ReadonlyMap<string, string>; readonly spot: Spot; readonly what: string }): InstanceDescription | undefined {
    const { network, times, report } = this.#around;
    const instanceId = textOf(fields, "ec2InstanceId") ?? "";
    const ec2 = this.#ec2.get(instanceId)?.fields ?? {};
    const zone = zoneOfInstance(fields) ?? textOf(partOf(ec2, "Placement"), "AvailabilityZone");
    const hint = { zone, vpcId: attributes.get("ecs.vpc-id") ?? textOf(ec2, "VpcId") };
    const { subnetId } = network.subnet(attributes.get("ecs.subnet-id") ?? textOf(ec2, "SubnetId"), hint);
    const privateIpAddress = network.address(textOf(ec2, "PrivateIpAddress"), subnetId, { mustBeWithin: false });
    if (privateIpAddress === undefined) return undefined;
    const type = textOf(ec2, "InstanceType", 64) ?? attributes.get("ecs.instance-type");
    if (type === undefined) report.assumed(spot, what, "Its type is not said: its figures are those it registered.");
    const groups = partsOf(ec2, "SecurityGroups").flatMap((group) => textOf(group, "GroupId") ?? []);
    const state = textOf(partOf(ec2, "State"), "Name");
    return {
      instanceId,
      instanceType: type ?? "unknown",
      imageId: textOf(ec2, "ImageId", 64) ?? attributes.get("ecs.ami-id")?.slice(0, 64) ?? PLAIN_MACHINE.imageId,
      subnetId,
      privateIpAddress,
      hasPublicIp: textOf(ec2, "PublicIpAddress") !== undefined || state !== "running",
      securityGroupIds: network.groups(groups, network.vpcOf(subnetId), 5),
      state: state === "stopped" || state === "stopping" ? "stopped" : state === "terminated" || state === "shutting-down" ? "terminated" : "running",
      iamInstanceProfile: textOf(partOf(ec2, "IamInstanceProfile"), "Arn", 2_048) ?? null,
      tags: tagsOf(ec2, "Tags"),
      launchedAgo: times.since(ec2, "LaunchTime", times.since(fields, "registeredAt")),
    };
  }

  /** Those of the instance itself, and those that list-attributes tells. */
  #attributesOf(fields: Fields, id: string): Map<string, string> {
    const attributes = new Map<string, string>();
    for (const one of [...partsOf(fields, "attributes"), ...(this.#more.get(id) ?? []).map((item) => item.fields)]) {
      const name = textOf(one, "name", 128);
      if (name !== undefined && attributes.size < ATTRIBUTES) attributes.set(name, textOf(one, "value") ?? "");
    }
    return attributes;
  }

  /** The place of a set of capabilities: most instances have the same. */
  #capabilitiesOf(names: readonly string[]): number {
    const sorted = [...names].sort();
    const key = sorted.join("\n");
    const known = this.#places.get(key) ?? this.capabilities.length;
    if (known === this.capabilities.length) this.capabilities.push(sorted);
    this.#places.set(key, known);
    return known;
  }
}

const MOST = 5_000;
const ATTRIBUTES = 400;
const VALUED = 100;

/** An instance of which nothing is known: m5.large. */
const PLAIN_MACHINE = {
  imageId: "ami-0a1b2c3d4e5f60718",
  hasPublicIp: true,
  securityGroupIds: [],
  state: "running",
  iamInstanceProfile: null,
  tags: [],
  launchedAgo: 0,
} as const;

const PLAIN_INSTANCE = {
  status: "ACTIVE",
  agentConnected: true,
  agentVersion: "1.102.0",
  cpuUnits: 2_048,
  memoryMiB: 7_822,
  gpus: 0,
  enis: null,
  ports: AGENT_PORTS,
  portsUdp: [],
  tags: [],
  registeredAgo: 0,
  version: 1,
} as const;

const AGENT = "com.amazonaws.ecs.capability.";

/** What nearly every agent can do, so that nearly every task can stand on a stand-in. */
const USUAL_CAPABILITIES = [
  ...Array.from({ length: 28 }, (_, i) => `${AGENT}docker-remote-api.1.${17 + i}`),
  ...["awslogs", "json-file", "syslog", "fluentd", "none", "awsfirelens"].map((driver) => `${AGENT}logging-driver.${driver}`),
  ...["ecr-auth", "privileged-container", "task-iam-role", "task-iam-role-network-host"].map((name) => AGENT + name),
  ...["container-health-check", "container-ordering", "task-eni", "task-cpu-mem-limit", "execution-role-ecr-pull", "execution-role-awslogs", "ecr-endpoint"].map((name) => `ecs.capability.${name}`),
  ...["secrets.asm.environment-variables", "secrets.ssm.environment-variables", "docker-plugin.local", "efs", "efsAuth", "env-files.s3", "pid-ipc-namespace-sharing"].map((name) => `ecs.capability.${name}`),
];

function attributesByInstance(items: Items): ReadonlyMap<string, readonly Item[]> {
  const byInstance = new Map<string, Item[]>();
  for (const item of items.attribute) {
    const id = lastPart(textOf(item.fields, "targetId", 2_048));
    const own = byInstance.get(id);
    if (own === undefined) byInstance.set(id, [item]);
    else own.push(item);
  }
  return byInstance;
}

interface Resources {
  readonly cpuUnits: number | undefined;
  readonly memoryMiB: number | undefined;
  readonly gpus: number;
  readonly ports: readonly number[];
  readonly portsUdp: readonly number[];
}

function resourcesIn(fields: Fields, member: string): Resources {
  const byName = new Map(partsOf(fields, member).map((one) => [textOf(one, "name"), one]));
  const whole = (name: string) => wholeOf(byName.get(name) ?? {}, "integerValue") ?? wholeOf(byName.get(name) ?? {}, "longValue");
  const ports = (name: string) => {
    const numbers = textsOf(byName.get(name) ?? {}, "stringSetValue").map(Number);
    return [...new Set(numbers.filter((port) => Number.isInteger(port) && port >= 1 && port <= 65_535))].sort((a, b) => a - b).slice(0, PORTS);
  };
  return { cpuUnits: whole("CPU"), memoryMiB: whole("MEMORY"), gpus: Math.min(64, textsOf(byName.get("GPU") ?? {}, "stringSetValue").length), ports: ports("PORTS"), portsUdp: ports("PORTS_UDP") };
}

/** Ports of an instance, of both kinds together. */
const PORTS = 50;

function remainingIn(fields: Fields, { cpuUnits, memoryMiB }: ContainerInstanceDescription): Remaining | null {
  if (fieldOf(fields, "remainingResources") === undefined) return null;
  const remaining = resourcesIn(fields, "remainingResources");
  const tasks = (wholeOf(fields, "runningTasksCount") ?? 0) + (wholeOf(fields, "pendingTasksCount") ?? 0);
  return { ...remaining, cpuUnits: remaining.cpuUnits ?? cpuUnits, memoryMiB: remaining.memoryMiB ?? memoryMiB, tasks };
}
