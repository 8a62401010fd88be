import type { AccountDescription } from "../../../../aws/account/description.ts";
import { classicBalancerArn } from "../../../../aws/arn.ts";
import { probeIn } from "../../../../aws/rules/classicProbe.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { instanceOf, subnetOf } from "../../ec2/contract.ts";
import { CLASSIC_BALANCERS } from "../limits.ts";
import { classicBalancers } from "../tables.ts";

type Described = AccountDescription["classicBalancers"][number];

/** What keeps Classic Load Balancers from being taken in as they are described, as a sentence. */
export function problemOfElb(view: View, account: AccountDescription): string | undefined {
  const names = account.classicBalancers.map(({ name }) => name);
  const twice = repeated(names) ?? names.find((name) => view.find(classicBalancers, classicBalancerArn(name)) !== undefined);
  if (twice !== undefined) return `The Classic Load Balancer ${twice} is there already.`;
  if (view.size(classicBalancers) + names.length > CLASSIC_BALANCERS) return `There can be at most ${CLASSIC_BALANCERS} Classic Load Balancers.`;
  for (const one of account.classicBalancers) {
    const problem = problemOfPlace(view, account, one) ?? problemOfSettings(one);
    if (problem !== undefined) return `The Classic Load Balancer ${one.name} ${problem}`;
  }
  return problemOfInstances(view, account);
}

function problemOfPlace(view: View, { subnets }: AccountDescription, { subnetIds }: Described): string | undefined {
  const described = new Map(subnets.map((subnet) => [subnet.subnetId, subnet]));
  const found = subnetIds.map((id) => described.get(id) ?? subnetOf(view, id));
  if (found.length === 0) return "has no subnet.";
  if (found.includes(undefined)) return `is in ${subnetIds[found.indexOf(undefined)]}, which is no subnet.`;
  return repeated(found.map((subnet) => subnet?.availabilityZone ?? "")) === undefined ? undefined : "is in two subnets of one zone.";
}

function problemOfSettings({ listeners, healthCheck: { target, timeoutSeconds, intervalSeconds } }: Described): string | undefined {
  const port = repeated(listeners.map(({ loadBalancerPort }) => String(loadBalancerPort)));
  if (port !== undefined) return `has two listeners on port ${port}.`;
  if (probeIn(target) === undefined) return `asks for ${target.slice(0, 100)}, which no health check does.`;
  return timeoutSeconds >= intervalSeconds ? "has health checks that would overlap." : undefined;
}

function problemOfInstances(view: View, account: AccountDescription): string | undefined {
  const balancers = new Set(account.classicBalancers.map(({ name }) => name));
  const instances = new Set(account.instances.map(({ instanceId }) => instanceId));
  for (const { loadBalancer, instanceId } of account.classicInstances) {
    if (!balancers.has(loadBalancer)) return `An instance is registered with ${loadBalancer}, which is not described.`;
    if (!instances.has(instanceId) && instanceOf(view, instanceId) === undefined) return `${instanceId}, which is no instance, is registered with ${loadBalancer}.`;
  }
  const twice = repeated(account.classicInstances.map(({ loadBalancer, instanceId }) => `${instanceId} with ${loadBalancer}`));
  return twice === undefined ? undefined : `${twice} is registered twice.`;
}
