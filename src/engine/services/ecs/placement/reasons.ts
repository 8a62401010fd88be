import { idOf } from "../../../../aws/arn.ts";
import { shortZone } from "../../../../aws/shortZone.ts";
import type { View } from "../../../kernel/context.ts";
import { groupMembers, groupMembersOf, liveTasksByInstance, sharesByInstance, type TaskRow } from "../tables.ts";
import type { Cause } from "./cause.ts";
import { attributeOf, type Subject } from "./subject.ts";

/** Why an instance was dropped, in a few words. */
export function headlineOf(cause: Cause): string {
  switch (cause.kind) {
    case "status":
      return "Takes no new tasks";
    case "agent":
      return "Agent disconnected";
    case "attribute":
      return "Missing an attribute";
    case "cpu":
      return "Not enough CPU";
    case "memory":
      return "Not enough memory";
    case "port":
      return `Port ${cause.port} in use`;
    case "portQuota":
      return "No reserved port left";
    case "gpu":
      return "Not enough GPUs";
    case "eni":
      return "No network interface left";
    case "location":
      return "In another place";
    case "memberOf":
      return "memberOf";
    case "distinctInstance":
      return "distinctInstance";
    case "outranked":
      return "Eligible, not chosen";
  }
}

/** The same with its numbers. */
export function reasonOf(view: View, containerInstanceArn: string, cause: Cause): string {
  switch (cause.kind) {
    case "status":
      return `it is ${cause.status}`;
    case "agent":
      return "ECS cannot reach it";
    case "attribute":
      return cause.value === undefined ? `needs ${cause.name}` : `needs ${cause.name} ${cause.value}`;
    case "cpu":
      return `needs ${cause.needs} CPU units, has ${cause.has}`;
    case "memory":
      return `needs ${cause.needs} MiB, has ${cause.has}`;
    case "port":
      return `by ${holderOf(view, containerInstanceArn, cause)}`;
    case "portQuota":
      return `needs ${cause.needs}, has ${cause.has}`;
    case "gpu":
    case "eni":
      return `needs ${cause.needs}, has ${cause.has}`;
    case "location":
      return `its subnets are in ${cause.zones.join(", ")}`;
    case "memberOf":
      return cause.expression;
    case "distinctInstance":
      return "it has a task of the group";
    case "outranked":
      return cause.because;
  }
}

/** What spoke for the instance of a task that is about to be launched: what its first strategy saw. */
export function preferenceOf(view: View, { clusterArn, group, strategies }: Subject, task: TaskRow): string {
  const [strategy] = strategies;
  if (strategy === undefined) return "it fits";
  if (strategy.type === "random") return "random: drawn among those that fit";
  if (strategy.type === "binpack") return `binpack: the least ${strategy.field === "cpu" ? "CPU" : "memory"} left of those that fit`;
  const attribute = attributeOf(strategy);
  const members = view.where(groupMembers, groupMembersOf(clusterArn, group));
  if (attribute === null) {
    const here = members.filter(({ containerInstanceArn }) => containerInstanceArn === task.containerInstanceArn).length;
    return `spread: ${nth(here)} here`;
  }
  if (attribute !== ZONE) return `spread: as few as any with its ${attribute}`;
  const inZone = members.filter(({ availabilityZone }) => availabilityZone === task.availabilityZone).length;
  return `spread: ${nth(inZone)} in ${shortZone(task.availabilityZone)}`;
}

const ZONE = "ecs.availability-zone";

const nth = (before: number): string => (before === 0 ? "first task" : `${before + 1} tasks then`);

/** Who holds a static host port: a task, by its definition, or the agent. */
function holderOf(
  view: View,
  containerInstanceArn: string,
  { port, protocol }: { readonly port: number; readonly protocol: "tcp" | "udp" },
): string {
  const holder = view
    .where(liveTasksByInstance, containerInstanceArn)
    .find(({ needs }) => (protocol === "tcp" ? needs.ports : needs.portsUdp).includes(port));
  if (holder !== undefined) return idOf(holder.taskDefinitionArn);
  const kept = view
    .where(sharesByInstance, containerInstanceArn)
    .find(({ needs }) => (protocol === "tcp" ? needs.ports : needs.portsUdp).includes(port));
  return kept === undefined ? "the agent" : `the daemon ${idOf(kept.serviceArn)}`;
}
