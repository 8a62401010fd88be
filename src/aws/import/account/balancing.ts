import type { LoadBalancerDescription, TargetDescription, TargetGroupDescription } from "../../account/balancing.ts";
import { attributesIn } from "../../rules/balancing/attributeRules.ts";
import { loadBalancerAttributes } from "../../rules/balancing/loadBalancerAttributes.ts";
import { isNetwork, LISTENER_PROTOCOLS, type Protocol } from "../../rules/balancing/protocols.ts";
import { groupAttributesIn } from "../../rules/balancing/targetGroupAttributes.ts";
import { attributesByOwner, fittingAttributes } from "./attributes.ts";
import { choiceOf, type Fields, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import { type Item, type Items, ownerIn } from "./items.ts";
import { balancingName } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import type { Report } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
}

/** Load balancers and target groups as far as they are simulated: for applications and networks, with instances and addresses as targets. */
export class BalancingDraft {
  readonly loadBalancers: LoadBalancerDescription[] = [];
  readonly targetGroups = new Map<string, TargetGroupDescription>();
  readonly #around: Around;
  readonly #attributes: ReadonlyMap<string, readonly Item[]>;
  readonly #tags: ReadonlyMap<string, Fields>;

  constructor(around: Around) {
    this.#around = around;
    this.#attributes = attributesByOwner(around.items);
    this.#tags = new Map(around.items.tagDescription.map(({ fields }) => [textOf(fields, "ResourceArn", 2_048) ?? "", fields]));
    for (const item of around.items.targetGroup) this.#targetGroup(item);
    for (const item of around.items.loadBalancer) this.#loadBalancer(item);
  }

  /** What describe-tags tells of something, or its answer itself. */
  tagsOf(arn: string | undefined, fields: Fields): TargetGroupDescription["tags"] {
    return tagsOf(this.#tags.get(arn ?? "") ?? fields, "Tags");
  }

  attributesOf(arn: string | undefined): readonly Item[] {
    return this.#attributes.get(arn ?? "") ?? [];
  }

  #targetGroup({ fields, options: _options, ...spot }: Item): void {
    const { network, report, times } = this.#around;
    const arn = textOf(fields, "TargetGroupArn", 2_048);
    const named = balancingName(arn);
    const what = `Target group ${named?.name ?? ""}`;
    const type = textOf(fields, "TargetType") ?? "instance";
    const protocol = protocolIn(fields);
    if (named === undefined) return report.leftOut(spot, what, "Its ARN cannot be read.");
    if (type !== "instance" && type !== "ip") return report.leftOut(spot, what, `Its targets are of the type ${type}; instances and addresses are simulated.`);
    if (protocol === undefined) return report.leftOut(spot, what, `Its protocol is ${textOf(fields, "Protocol") ?? "not said"}, which is not simulated yet.`);
    if ([...this.targetGroups.values()].some(({ name }) => name === named.name) || this.targetGroups.size >= GROUPS) return report.leftOut(spot, what, "There is another by that name.");
    const version = textOf(fields, "ProtocolVersion") ?? "HTTP1";
    if (version !== "HTTP1" && !isNetwork(protocol)) report.assumed(spot, what, `Its protocol version is HTTP1 here, not ${version}.`);
    const own = { protocol, targetType: type } as const;
    const before = { ...own, deregistrationDelaySeconds: 300, attributes: {} };
    const attributes = fittingAttributes(this.attributesOf(arn), { read: (given) => groupAttributesIn(given, before), what, report });
    const { deregistrationDelaySeconds, attributes: kept } = groupAttributesIn(attributes, before);
    this.targetGroups.set(named.ref, {
      name: named.name,
      id: named.id,
      ...own,
      port: wholeOf(fields, "Port", PORT) ?? 80,
      vpcId: network.vpc(textOf(fields, "VpcId")),
      ...healthCheckIn(fields, protocol),
      deregistrationDelaySeconds,
      attributes: pairsOf(kept),
      tags: this.tagsOf(arn, fields),
      createdAgo: 0,
    });
    report.used(spot, what);
    if (times.latest > 0 && this.attributesOf(arn).length === 0) report.assumed(spot, what, "Its deregistration delay is not said (describe-target-group-attributes tells it): 300 seconds.");
  }

  #loadBalancer({ fields, options: _options, ...spot }: Item): void {
    const { network, report, times } = this.#around;
    const arn = textOf(fields, "LoadBalancerArn", 2_048);
    const named = balancingName(arn);
    const what = `Load balancer ${textOf(fields, "LoadBalancerName") ?? ""}`;
    const type = named === undefined ? undefined : TYPES[named.kind];
    if (named === undefined || type === undefined) return report.leftOut(spot, what, `It is of the type ${textOf(fields, "Type") ?? "that is not said"}; Application and Network Load Balancers are simulated.`);
    const isTwice = this.loadBalancers.some(({ name }) => name === named.name);
    if (isTwice || this.loadBalancers.length >= BALANCERS) return report.leftOut(spot, what, isTwice ? "There is another by that name." : `There are more than ${BALANCERS}.`);
    const vpcId = textOf(fields, "VpcId");
    const subnets = partsOf(fields, "AvailabilityZones").map((zone) => network.subnet(textOf(zone, "SubnetId"), { zone: textOf(zone, "ZoneName"), vpcId }).subnetId);
    const subnetIds = subnets.length > 0 ? [...new Set(subnets)].slice(0, 10) : [network.subnet(undefined, { zone: undefined, vpcId }).subnetId];
    const rules = loadBalancerAttributes({ type });
    const read = (given: Parameters<typeof attributesIn>[0]) => attributesIn(given, { rules, before: {}, kind: "Load balancer" });
    this.loadBalancers.push({
      name: named.name,
      id: named.id,
      type,
      dnsName: textOf(fields, "DNSName") ?? `${named.name}.elb.amazonaws.com`,
      scheme: choiceOf(fields, "Scheme", ["internet-facing", "internal"]),
      state: textOf(partOf(fields, "State"), "Code") === "provisioning" ? "provisioning" : "active",
      subnetIds,
      securityGroupIds: network.groups(textsOf(fields, "SecurityGroups"), network.vpcOf(subnetIds[0] ?? ""), 5),
      attributes: pairsOf(read(fittingAttributes(this.attributesOf(arn), { read, what, report }))),
      tags: this.tagsOf(arn, fields),
      createdAgo: times.since(fields, "CreatedTime"),
    });
    report.used(spot, what);
  }
}

const BALANCERS = 50;
const GROUPS = 1_000;
export const PORT = { least: 1, most: 65_535 };

/** By the kind that stands in their ARNs. */
const TYPES: Readonly<Record<string, "application" | "network">> = { loadbalancer: "application", "net loadbalancer": "network" };

const PROTOCOLS = [...LISTENER_PROTOCOLS.application, ...LISTENER_PROTOCOLS.network];

/** undefined: it is none that is simulated. */
export function protocolIn(fields: Fields): Protocol | undefined {
  const said = textOf(fields, "Protocol");
  return PROTOCOLS.find((protocol) => protocol === said);
}

const pairsOf = (attributes: Readonly<Record<string, string>>) => Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

type HealthCheck = Pick<
  TargetGroupDescription,
  "healthCheckProtocol" | "healthCheckPort" | "healthCheckPath" | "healthCheckIntervalSeconds" | "healthCheckTimeoutSeconds" | "healthyThresholdCount" | "unhealthyThresholdCount" | "matcherHttpCode"
>;

function healthCheckIn(fields: Fields, protocol: Protocol): HealthCheck {
  const ofNetwork = isNetwork(protocol);
  const healthCheckProtocol = ofNetwork ? choiceOf(fields, "HealthCheckProtocol", ["TCP", "HTTP", "HTTPS"]) : choiceOf(fields, "HealthCheckProtocol", ["HTTP", "HTTPS"]);
  const asks = healthCheckProtocol !== "TCP";
  const intervalSeconds = wholeOf(fields, "HealthCheckIntervalSeconds", { least: 2, most: 300 }) ?? 30;
  const timeoutSeconds = wholeOf(fields, "HealthCheckTimeoutSeconds", { least: 1, most: 120 }) ?? 5;
  const matcher = textOf(partOf(fields, "Matcher"), "HttpCode", 64);
  const path = textOf(fields, "HealthCheckPath", 1_024);
  const port = textOf(fields, "HealthCheckPort");
  return {
    healthCheckProtocol,
    healthCheckPort: port !== undefined && /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535 ? port : "traffic-port",
    healthCheckPath: !asks ? null : path?.startsWith("/") === true ? path : "/",
    healthCheckIntervalSeconds: intervalSeconds,
    healthCheckTimeoutSeconds: Math.min(timeoutSeconds, ofNetwork ? intervalSeconds : intervalSeconds - 1),
    healthyThresholdCount: wholeOf(fields, "HealthyThresholdCount", { least: 2, most: 10 }) ?? 5,
    unhealthyThresholdCount: wholeOf(fields, "UnhealthyThresholdCount", { least: 2, most: 10 }) ?? 2,
    matcherHttpCode: !asks ? null : matcher !== undefined && isMatcher(matcher, ofNetwork ? 5 : 4) ? matcher : ofNetwork ? "200-399" : "200",
  };
}

/** `highest` is the first digit of the highest code. */
function isMatcher(text: string, highest: number): boolean {
  return text.split(",").every((part) => {
    const range = /^([2-5]\d\d)(?:-([2-5]\d\d))?$/.exec(part);
    const most = Number(range?.[2] ?? range?.[1]);
    return range !== null && Number(range[1]) <= most && most < (highest + 1) * 100;
  });
}

/** A target as it was found, before it is known whether it is here. */
export interface FoundTarget extends Omit<TargetDescription, "targetGroup"> {
  /** null: the command that asked for it is not in the text. */
  readonly targetGroup: string | null;
  readonly item: Item;
}

export function foundTargets(items: Items): readonly FoundTarget[] {
  return items.targetHealth.flatMap((item): readonly FoundTarget[] => {
    const target = partOf(item.fields, "Target");
    const health = partOf(item.fields, "TargetHealth");
    const targetId = textOf(target, "Id", 64);
    const port = wholeOf(target, "Port", PORT);
    if (targetId === undefined || port === undefined) return [];
    const state = choiceOf(health, "State", ["initial", "healthy", "unhealthy", "unused", "draining"]);
    const targetGroup = balancingName(ownerIn(item.options))?.ref ?? null;
    return [{ targetGroup, targetId, port, state, reason: textOf(health, "Reason") ?? null, description: textOf(health, "Description", 2_048) ?? null, item }];
  });
}
