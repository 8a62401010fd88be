import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed, text } from "./parts.ts";

/** Load balancers with what hangs on them; each thing with its tags. */
export interface BalancingAnswers {
  readonly targetGroups: readonly Described[];
  readonly classicBalancers: readonly { readonly described: Described; readonly attributes: Described }[];
  readonly loadBalancers: readonly { readonly described: Described; readonly listeners: readonly ListenerAnswers[] }[];
}

export interface ListenerAnswers {
  readonly described: Described;
  /** The ARN of its default rule. */
  readonly defaultRule: unknown;
  /** Beside the default one. */
  readonly rules: readonly Described[];
}

export async function readBalancing(reader: AccountReader): Promise<BalancingAnswers> {
  const targetGroups = await reader.list("elbv2", "DescribeTargetGroups", {}, "TargetGroups");
  const loadBalancers = await reader.each(await reader.list("elbv2", "DescribeLoadBalancers", {}, "LoadBalancers"), async (described) => {
    const found = await reader.list("elbv2", "DescribeListeners", { LoadBalancerArn: described["LoadBalancerArn"] }, "Listeners");
    return { described, listeners: await reader.each(found, (listener) => readListener(reader, listener)) };
  });
  const listeners = loadBalancers.flatMap((balancer) => balancer.listeners);
  const arns = [
    ...targetGroups.map(({ TargetGroupArn }) => TargetGroupArn),
    ...loadBalancers.map(({ described }) => described["LoadBalancerArn"]),
    ...listeners.map(({ described }) => described["ListenerArn"]),
    ...listeners.flatMap(({ rules }) => rules.map(({ RuleArn }) => RuleArn)),
  ];
  const tags = await tagsOf(reader, arns.map(text));
  const tagged = (one: Described, arn: string): Described => ({ ...one, Tags: tags.get(text(one[arn])) ?? [] });
  return {
    classicBalancers: await readClassic(reader),
    targetGroups: targetGroups.map((group) => tagged(group, "TargetGroupArn")),
    loadBalancers: loadBalancers.map((balancer) => ({
      described: tagged(balancer.described, "LoadBalancerArn"),
      listeners: balancer.listeners.map(({ described, defaultRule, rules }) => ({ described: tagged(described, "ListenerArn"), defaultRule, rules: rules.map((rule) => tagged(rule, "RuleArn")) })),
    })),
  };
}

async function readClassic(reader: AccountReader): Promise<BalancingAnswers["classicBalancers"]> {
  return reader.each(await reader.list("elb", "DescribeLoadBalancers", {}, "LoadBalancerDescriptions"), async (described) => {
    const { LoadBalancerName } = described;
    const { LoadBalancerAttributes } = await reader.one("elb", "DescribeLoadBalancerAttributes", { LoadBalancerName });
    const [tagged] = await reader.list("elb", "DescribeTags", { LoadBalancerNames: [LoadBalancerName] }, "TagDescriptions");
    return { described: { ...described, Tags: tagged?.["Tags"] }, attributes: isDescribed(LoadBalancerAttributes) ? LoadBalancerAttributes : {} };
  });
}

async function readListener(reader: AccountReader, described: Described): Promise<ListenerAnswers> {
  const rules = await reader.list("elbv2", "DescribeRules", { ListenerArn: described["ListenerArn"] }, "Rules");
  return { described, defaultRule: rules.find(({ IsDefault }) => IsDefault === true)?.["RuleArn"], rules: rules.filter(({ IsDefault }) => IsDefault !== true) };
}

async function tagsOf(reader: AccountReader, arns: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const found = await reader.inParts(arns, 20, (part) => reader.list("elbv2", "DescribeTags", { ResourceArns: part }, "TagDescriptions"));
  return new Map(found.map(({ ResourceArn, Tags }) => [text(ResourceArn), Tags]));
}
