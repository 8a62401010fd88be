import type { ClassicBalancerDescription, ClassicInstanceDescription } from "../../account/classic.ts";
import { CLASSIC_PROTOCOLS, probeIn } from "../../rules/classicProbe.ts";
import { choiceOf, type Fields, flagOf, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import type { NetworkDraft } from "./network.ts";
import { NOWHERE, type Report } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
}

/** Classic Load Balancers, with what describe-load-balancer-attributes and describe-instance-health told of them. */
export class ClassicDraft {
  readonly balancers = new Map<string, ClassicBalancerDescription>();
  readonly #around: Around;
  readonly #registered = new Map<string, readonly string[]>();

  constructor(around: Around) {
    this.#around = around;
    for (const item of around.items.classicBalancer) this.#balancer(item);
  }

  /** The instances that are registered and here: as their health was told, else as healthy ones. */
  instances(known: ReadonlySet<string>): readonly ClassicInstanceDescription[] {
    const { items, report } = this.#around;
    const told = new Map<string, ClassicInstanceDescription>();
    for (const item of items.classicHealth) {
      const instanceId = textOf(item.fields, "InstanceId", 64) ?? "";
      const loadBalancer = this.#balancerOf(item, instanceId);
      const what = `Instance ${instanceId}`;
      if (loadBalancer === undefined) report.leftOut(item, what, "Its Classic Load Balancer is not here, or not named: the command in front of the answer names it.");
      else if (!known.has(instanceId)) report.leftOut(item, what, "It is no instance that is here.");
      else {
        told.set(`${loadBalancer} ${instanceId}`, { loadBalancer, instanceId, ...standingIn(item.fields) });
        report.used(item, what, textOf(item.fields, "State") ?? "");
      }
    }
    for (const [loadBalancer, ids] of this.#registered) {
      for (const instanceId of ids) {
        const key = `${loadBalancer} ${instanceId}`;
        if (told.has(key) || !known.has(instanceId)) continue;
        report.assumed(NOWHERE, `Instance ${instanceId} of ${loadBalancer}`, "Its health was not asked for (describe-instance-health tells it).");
        told.set(key, { loadBalancer, instanceId, state: "InService", reasonCode: "N/A", description: "N/A" });
      }
    }
    return [...told.values()];
  }

  /** The one that the command named, else the only one with which the instance is registered. */
  #balancerOf({ options }: Item, instanceId: string): string | undefined {
    const named = options.get("load-balancer-name");
    if (named !== undefined) return this.balancers.has(named) ? named : undefined;
    const having = [...this.#registered].filter(([, ids]) => ids.includes(instanceId));
    return having.length === 1 ? having[0]?.[0] : undefined;
  }

  #balancer({ fields, options: _options, ...spot }: Item): void {
    const { items, network, report, times } = this.#around;
    const name = textOf(fields, "LoadBalancerName", 32) ?? "";
    const what = `Classic Load Balancer ${name}`;
    if (!/^[A-Za-z0-9-]+$/.test(name) || this.balancers.size >= BALANCERS) return report.leftOut(spot, what, this.balancers.size >= BALANCERS ? `There are more than ${BALANCERS}.` : "Its name cannot be read.");
    const vpcId = textOf(fields, "VPCId");
    const zones = textsOf(fields, "AvailabilityZones");
    const named = textsOf(fields, "Subnets");
    const subnets = named.map((id, at) => network.subnet(id, { zone: named.length === zones.length ? zones[at] : undefined, vpcId }));
    const oneInEach = [...new Map((subnets.length > 0 ? subnets : [network.subnet(undefined, { zone: zones[0], vpcId })]).map((subnet) => [subnet.availabilityZone, subnet.subnetId])).values()];
    const told = items.classicAttributes.filter(({ options }) => options.get("load-balancer-name") === name).at(-1)?.fields;
    const tags = items.classicTags.find((item) => textOf(item.fields, "LoadBalancerName") === name)?.fields ?? {};
    this.balancers.set(name, {
      name,
      dnsName: textOf(fields, "DNSName") ?? `${name}.elb.amazonaws.com`,
      scheme: choiceOf(fields, "Scheme", ["internet-facing", "internal"]),
      subnetIds: oneInEach,
      securityGroupIds: network.groups(textsOf(fields, "SecurityGroups"), network.vpcOf(oneInEach[0] ?? ""), 5),
      listeners: listenersIn(fields),
      healthCheck: healthCheckIn(partOf(fields, "HealthCheck")),
      ...attributesIn(told ?? {}),
      tags: tagsOf(tags, "Tags"),
      createdAgo: times.since(fields, "CreatedTime"),
    });
    this.#registered.set(name, partsOf(fields, "Instances").flatMap((one) => textOf(one, "InstanceId", 64) ?? []));
    report.used(spot, what);
    if (told === undefined) report.assumed(spot, what, "Its attributes are not said (describe-load-balancer-attributes tells them): they are as usual.");
  }
}

const BALANCERS = 20;
const PORT = { least: 1, most: 65_535 };

/** One on each port; the first counts. */
function listenersIn(fields: Fields): ClassicBalancerDescription["listeners"] {
  const found = new Map<number, ClassicBalancerDescription["listeners"][number]>();
  for (const described of partsOf(fields, "ListenerDescriptions")) {
    const one = partOf(described, "Listener");
    const loadBalancerPort = wholeOf(one, "LoadBalancerPort", PORT);
    const instancePort = wholeOf(one, "InstancePort", PORT);
    const protocol = protocolIn(one, "Protocol");
    if (loadBalancerPort === undefined || instancePort === undefined || protocol === undefined || found.has(loadBalancerPort)) continue;
    const isSecure = protocol === "HTTPS" || protocol === "SSL";
    const instanceProtocol = protocolIn(one, "InstanceProtocol") ?? (protocol.startsWith("HTTP") ? "HTTP" : "TCP");
    found.set(loadBalancerPort, { protocol, loadBalancerPort, instanceProtocol, instancePort, certificateId: isSecure ? (textOf(one, "SSLCertificateId", 2_048) ?? null) : null });
  }
  return [...found.values()].slice(0, 100);
}

const protocolIn = (fields: Fields, name: string) => CLASSIC_PROTOCOLS.find((one) => one === textOf(fields, name)?.toUpperCase());

function healthCheckIn(fields: Fields): ClassicBalancerDescription["healthCheck"] {
  const target = textOf(fields, "Target", 1_024) ?? "";
  const intervalSeconds = wholeOf(fields, "Interval", { least: 5, most: 300 }) ?? 30;
  return {
    target: probeIn(target) === undefined ? "TCP:80" : target,
    intervalSeconds,
    timeoutSeconds: Math.min(wholeOf(fields, "Timeout", { least: 2, most: 60 }) ?? 5, intervalSeconds - 1),
    unhealthyThreshold: wholeOf(fields, "UnhealthyThreshold", { least: 2, most: 10 }) ?? 2,
    healthyThreshold: wholeOf(fields, "HealthyThreshold", { least: 2, most: 10 }) ?? 10,
  };
}

function attributesIn(fields: Fields): Pick<ClassicBalancerDescription, "isCrossZone" | "drainSeconds" | "idleTimeoutSeconds"> {
  const draining = partOf(fields, "ConnectionDraining");
  return {
    isCrossZone: flagOf(partOf(fields, "CrossZoneLoadBalancing"), "Enabled") ?? false,
    drainSeconds: flagOf(draining, "Enabled") === true ? (wholeOf(draining, "Timeout", { least: 1, most: 3_600 }) ?? 300) : null,
    idleTimeoutSeconds: wholeOf(partOf(fields, "ConnectionSettings"), "IdleTimeout", { least: 1, most: 4_000 }) ?? 60,
  };
}

function standingIn(fields: Fields): Pick<ClassicInstanceDescription, "state" | "reasonCode" | "description"> {
  return { state: choiceOf(fields, "State", ["InService", "OutOfService"]), reasonCode: choiceOf(fields, "ReasonCode", ["N/A", "ELB", "Instance"]), description: textOf(fields, "Description", 2_048) ?? "N/A" };
}
