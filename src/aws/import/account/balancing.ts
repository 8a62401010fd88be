import type { ListenerDescription, LoadBalancerDescription, TargetDescription, TargetGroupDescription } from "../../account/description.ts";
import { choiceOf, type Fields, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import { balancingName, madeUp } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import type { Report } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
}

/** Load balancers, listeners and target groups as far as they are simulated: applications, HTTP and HTTPS, instances as targets. */
export class BalancingDraft {
  readonly loadBalancers: LoadBalancerDescription[] = [];
  readonly listeners: ListenerDescription[] = [];
  readonly targetGroups = new Map<string, TargetGroupDescription>();
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
    const delays = delaysIn(around.items);
    for (const item of around.items.targetGroup) this.#targetGroup(item, delays);
    for (const item of around.items.loadBalancer) this.#loadBalancer(item);
    for (const item of around.items.listener) this.#listener(item);
    for (const { fields, ...spot } of around.items.rule) {
      if (textOf(fields, "Priority") !== "default") around.report.leftOut(spot, `Rule ${textOf(fields, "Priority") ?? ""}`, "Only the default rule of a listener is simulated.");
    }
  }

  #targetGroup({ fields, options: _options, ...spot }: Item, delays: ReadonlyMap<string, number>): void {
    const { network, report, times } = this.#around;
    const arn = textOf(fields, "TargetGroupArn", 2_048);
    const named = balancingName(arn);
    const what = `Target group ${named?.name ?? ""}`;
    const type = textOf(fields, "TargetType") ?? "instance";
    const protocol = textOf(fields, "Protocol");
    if (named === undefined) return report.leftOut(spot, what, "Its ARN cannot be read.");
    if (type !== "instance") return report.leftOut(spot, what, `Its targets are of the type ${type}; only instances are simulated yet.`);
    if (protocol !== "HTTP" && protocol !== "HTTPS") return report.leftOut(spot, what, `Its protocol is ${protocol ?? "not said"}; HTTP and HTTPS are simulated.`);
    if ([...this.targetGroups.values()].some(({ name }) => name === named.name) || this.targetGroups.size >= GROUPS) return report.leftOut(spot, what, "There is another by that name.");
    const intervalSeconds = wholeOf(fields, "HealthCheckIntervalSeconds", { least: 2, most: 300 }) ?? 30;
    const timeoutSeconds = wholeOf(fields, "HealthCheckTimeoutSeconds", { least: 1, most: 120 }) ?? 5;
    const matcher = textOf(partOf(fields, "Matcher"), "HttpCode", 64);
    const path = textOf(fields, "HealthCheckPath", 1_024);
    const port = textOf(fields, "HealthCheckPort");
    this.targetGroups.set(named.ref, {
      name: named.name,
      id: named.id,
      protocol,
      port: wholeOf(fields, "Port", PORT) ?? 80,
      targetType: type,
      vpcId: network.vpc(textOf(fields, "VpcId")),
      healthCheckProtocol: choiceOf(fields, "HealthCheckProtocol", ["HTTP", "HTTPS"]),
      healthCheckPort: port !== undefined && /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535 ? port : "traffic-port",
      healthCheckPath: path?.startsWith("/") === true ? path : "/",
      healthCheckIntervalSeconds: intervalSeconds,
      healthCheckTimeoutSeconds: Math.min(timeoutSeconds, intervalSeconds - 1),
      healthyThresholdCount: wholeOf(fields, "HealthyThresholdCount", { least: 2, most: 10 }) ?? 5,
      unhealthyThresholdCount: wholeOf(fields, "UnhealthyThresholdCount", { least: 2, most: 10 }) ?? 2,
      matcherHttpCode: matcher !== undefined && isMatcher(matcher) ? matcher : "200",
      deregistrationDelaySeconds: delays.get(arn ?? "") ?? 300,
      tags: tagsOf(fields, "Tags"),
      createdAgo: 0,
    });
    report.used(spot, what);
    if (times.latest > 0 && !delays.has(arn ?? "")) report.assumed(spot, what, "Its deregistration delay is not said (describe-target-group-attributes tells it): 300 seconds.");
  }

  #loadBalancer({ fields, options: _options, ...spot }: Item): void {
    const { network, report, times } = this.#around;
    const named = balancingName(textOf(fields, "LoadBalancerArn", 2_048));
    const what = `Load balancer ${textOf(fields, "LoadBalancerName") ?? ""}`;
    const type = textOf(fields, "Type") ?? "application";
    if (named?.kind !== "loadbalancer" || type !== "application") return report.leftOut(spot, what, `It is of the type ${type}; only Application Load Balancers are simulated yet.`);
    const isTwice = this.loadBalancers.some(({ name }) => name === named.name);
    if (isTwice || this.loadBalancers.length >= BALANCERS) return report.leftOut(spot, what, isTwice ? "There is another by that name." : `There are more than ${BALANCERS}.`);
    const vpcId = textOf(fields, "VpcId");
    const subnets = partsOf(fields, "AvailabilityZones").map((zone) => network.subnet(textOf(zone, "SubnetId"), { zone: textOf(zone, "ZoneName"), vpcId }).subnetId);
    const subnetIds = subnets.length > 0 ? [...new Set(subnets)].slice(0, 10) : [network.subnet(undefined, { zone: undefined, vpcId }).subnetId];
    this.loadBalancers.push({
      name: named.name,
      id: named.id,
      dnsName: textOf(fields, "DNSName") ?? `${named.name}.elb.amazonaws.com`,
      scheme: choiceOf(fields, "Scheme", ["internet-facing", "internal"]),
      state: textOf(partOf(fields, "State"), "Code") === "provisioning" ? "provisioning" : "active",
      subnetIds,
      securityGroupIds: network.groups(textsOf(fields, "SecurityGroups"), network.vpcOf(subnetIds[0] ?? ""), 5),
      tags: tagsOf(fields, "Tags"),
      createdAgo: times.since(fields, "CreatedTime"),
    });
    report.used(spot, what);
  }

  #listener({ fields, options: _options, ...spot }: Item): void {
    const { report, items } = this.#around;
    const named = balancingName(textOf(fields, "ListenerArn", 2_048));
    const port = wholeOf(fields, "Port", PORT);
    const protocol = textOf(fields, "Protocol");
    const what = `Listener ${port ?? ""}`;
    const balancer = this.loadBalancers.find(({ name, id }) => `${name}/${id}` === named?.ref);
    const [id = ""] = named?.rest ?? [];
    if (named === undefined || balancer === undefined || port === undefined || !/^[0-9a-f]{1,32}$/.test(id)) return report.leftOut(spot, what, "Its load balancer is not here.");
    if (protocol !== "HTTP" && protocol !== "HTTPS") return report.leftOut(spot, what, `Its protocol is ${protocol ?? "not said"}; HTTP and HTTPS are simulated.`);
    const groups = forwardsOf(fields).filter((ref) => this.targetGroups.has(ref));
    const [targetGroup] = groups;
    if (targetGroup === undefined) return report.leftOut(spot, what, "It forwards to no target group that is here.");
    if (groups.length > 1) report.leftOut(spot, what, "It forwards to several target groups: only the first is simulated.");
    const other = this.listeners.find((one) => one.targetGroup === targetGroup && one.loadBalancer !== named.ref);
    const same = this.listeners.find((one) => one.loadBalancer === named.ref && (one.port === port || one.id === id));
    const own = this.listeners.filter((one) => one.loadBalancer === named.ref).length;
    if (other !== undefined || same !== undefined || own >= LISTENERS) return report.leftOut(spot, what, "Its port or its target group is taken by another listener.");
    const rule = items.rule.find((one) => textOf(one.fields, "Priority") === "default" && balancingName(textOf(one.fields, "RuleArn", 2_048))?.rest[0] === id);
    const ruleId = balancingName(textOf(rule?.fields ?? {}, "RuleArn", 2_048))?.rest[1] ?? "";
    const certificate = partsOf(fields, "Certificates").flatMap((one) => textOf(one, "CertificateArn", 2_048) ?? [])[0];
    const isHttps = protocol === "HTTPS";
    this.listeners.push({
      loadBalancer: named.ref,
      id,
      ruleId: /^[0-9a-f]{1,32}$/.test(ruleId) ? ruleId : madeUp(`rule ${named.ref} ${id}`, 16),
      port,
      protocol,
      targetGroup,
      certificateArn: isHttps ? (certificate ?? `arn:aws:acm:us-east-1:123456789012:certificate/${madeUp(id, 12)}`) : null,
      sslPolicy: isHttps ? (textOf(fields, "SslPolicy") ?? "ELBSecurityPolicy-2016-08") : null,
      tags: [],
    });
    report.used(spot, what);
  }
}

const BALANCERS = 50;
const GROUPS = 1_000;
const LISTENERS = 50;
const PORT = { least: 1, most: 65_535 };

/** The target groups of a default action, the heaviest first. */
function forwardsOf(listener: Fields): readonly string[] {
  const actions = partsOf(listener, "DefaultActions").filter((action) => textOf(action, "Type") === "forward");
  const arns = actions.flatMap((action) => {
    const weighted = partsOf(partOf(action, "ForwardConfig"), "TargetGroups").toSorted((a, b) => (wholeOf(b, "Weight") ?? 1) - (wholeOf(a, "Weight") ?? 1));
    return [textOf(action, "TargetGroupArn", 2_048), ...weighted.map((one) => textOf(one, "TargetGroupArn", 2_048))];
  });
  return [...new Set(arns.flatMap((arn) => balancingName(arn)?.ref ?? []))];
}

function isMatcher(text: string): boolean {
  return text.split(",").every((part) => {
    const range = /^([2-4]\d\d)(?:-([2-4]\d\d))?$/.exec(part);
    return range !== null && Number(range[1]) <= Number(range[2] ?? range[1]);
  });
}

/** Deregistration delays by the ARN that the command named. */
function delaysIn(items: Items): ReadonlyMap<string, number> {
  const delays = new Map<string, number>();
  for (const { fields, options } of items.groupAttribute) {
    const seconds = Number(textOf(fields, "Value"));
    const isDelay = textOf(fields, "Key") === "deregistration_delay.timeout_seconds";
    if (isDelay && Number.isInteger(seconds) && seconds >= 0 && seconds <= 3_600) delays.set(options.get("target-group-arn") ?? "", seconds);
  }
  return delays;
}

/** A target as it was found, before it is known whether its instance is here. */
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
    const targetGroup = balancingName(item.options.get("target-group-arn"))?.ref ?? null;
    return [{ targetGroup, targetId, port, state, reason: textOf(health, "Reason") ?? null, description: textOf(health, "Description", 2_048) ?? null, item }];
  });
}
