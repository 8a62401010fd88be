import { isClassicRef } from "../../account/balancing.ts";
import type { TargetDescription } from "../../account/balancing.ts";
import type { ServiceDescription } from "../../account/description.ts";
import type { InstanceDescription } from "../../account/network.ts";
import { isAddress } from "../../../lib/ipv4.ts";
import { type BalancingDraft, foundTargets } from "./balancing.ts";
import type { Items } from "./items.ts";
import { NOWHERE, type Report } from "./remark.ts";
import type { TasksDraft } from "./tasks.ts";

interface AroundTargets {
  readonly balancing: BalancingDraft;
  readonly services: readonly ServiceDescription[];
  readonly tasks: TasksDraft;
  readonly machines: readonly InstanceDescription[];
  readonly report: Report;
}

/** Targets as they were found, and those that running tasks must have where nobody asked for the health of a group. */
export function targetsOf(items: Items, { balancing, services, tasks, machines, report }: AroundTargets): readonly TargetDescription[] {
  const known = new Set(machines.map(({ instanceId }) => instanceId));
  const counts = new Map<string, number>();
  const expected = expectedTargets(services, tasks);
  const targets = new Map<string, TargetDescription>();
  const asked = new Set<string>();
  for (const { targetGroup: named, item, ...target } of foundTargets(items)) {
    const targetGroup: string | undefined = named ?? expected.find(({ targetId, port }) => targetId === target.targetId && port === target.port)?.targetGroup;
    const what = `Target ${target.targetId}:${target.port}`;
    if (targetGroup === undefined || !balancing.targetGroups.has(targetGroup)) {
      report.leftOut(item, what, "Its target group is not here, or not named: the command in front of the answer names it.");
    } else if (balancing.targetGroups.get(targetGroup)?.targetType === "ip" ? !isAddress(target.targetId) : !known.has(target.targetId)) {
      report.leftOut(item, what, "It is no instance that is here, and no address.");
    } else if ((counts.get(targetGroup) ?? 0) >= TARGETS_PER_GROUP) report.leftOut(item, what, `Its target group has ${TARGETS_PER_GROUP} already.`);
    else {
      counts.set(targetGroup, (counts.get(targetGroup) ?? 0) + 1);
      if (named === null) report.assumed(item, what, `The command that asked for it is missing: it is in ${targetGroup.split("/")[0]}, where a task of that port belongs.`);
      asked.add(targetGroup);
      targets.set(`${targetGroup} ${target.targetId} ${target.port}`, { ...target, targetGroup });
      report.used(item, what, target.state);
    }
  }
  for (const { targetGroup, targetId, port, isDraining } of expected) {
    const key = `${targetGroup} ${targetId} ${port}`;
    if (targets.has(key) || asked.has(targetGroup)) continue;
    report.assumed(NOWHERE, `Target ${targetId}:${port}`, "Its health was not asked for (describe-target-health tells it).");
    targets.set(key, { targetGroup, targetId, port, state: isDraining ? "draining" : "healthy", reason: null, description: null });
  }
  return [...targets.values()].slice(0, 50_000);
}

/** Quotas of Elastic Load Balancing, "Targets per target group". */
const TARGETS_PER_GROUP = 1_000;

/** Where the tasks of services stand: at their own addresses, or at their instances' ports. */
function expectedTargets(services: readonly ServiceDescription[], { tasks, held }: TasksDraft) {
  const deployments = new Map(services.flatMap((service) => service.deployments.map((one) => [one.id, one] as const)));
  return tasks.flatMap(({ cluster, containerInstance, deployment, lastStatus, desiredStatus, containers, networkInterface }) => {
    const targetId = networkInterface === null ? held.get(`${cluster}/${containerInstance}`)?.instance.machine.instanceId : networkInterface.address;
    const isUp = (lastStatus === "RUNNING" && desiredStatus === "RUNNING") || lastStatus === "DEACTIVATING";
    if (!isUp || targetId === undefined || targetId === null) return [];
    return (deployments.get(deployment ?? "")?.loadBalancers ?? []).flatMap(({ targetGroup, containerName, containerPort }) => {
      if (isClassicRef(targetGroup)) return [];
      const hostPort = containers.find(({ name }) => name === containerName)?.bindings.find((binding) => binding.containerPort === containerPort)?.hostPort;
      const port = networkInterface === null ? hostPort : containerPort;
      return port === undefined ? [] : [{ targetGroup, targetId, port, isDraining: lastStatus === "DEACTIVATING" }];
    });
  });
}
