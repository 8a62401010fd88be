import { groupAttributes, pairsOf } from "../../../aws/ownAttributes.ts";
import type { Described, Recreatable } from "../../../aws/recreate.ts";
import type { Subject } from "./subject.ts";

/**
 * The subject as its describing operations answered (by their labels), with what they leave out. null while an
 * answer is missing, for a zone, which nobody makes, and for what has no place of its own on the map.
 */
export function recreatable(subject: Subject, outputs: ReadonlyMap<string, unknown>): Recreatable | null {
  switch (subject.kind) {
    case "cluster":
      return one(outputs, "describe-clusters", "clusters", (described) => ({ kind: "cluster", described }));
    case "service":
      return one(outputs, "describe-services", "services", (described) => ({ kind: "service", described }));
    case "task":
      return one(outputs, "describe-tasks", "tasks", (described) => ({ kind: "task", described }));
    case "taskDefinition": {
      const answer = outputs.get("describe-task-definition");
      const { taskDefinition, tags } = isObject(answer) ? answer : {};
      return isObject(taskDefinition) ? { kind: "taskDefinition", described: { ...taskDefinition, tags } } : null;
    }
    case "instance": {
      const reservation = items(outputs.get("describe-instances"), "Reservations")[0];
      const described = items(reservation, "Instances")[0];
      const userData = subject.machine?.userData ?? "";
      return described === undefined ? null : { kind: "instance", described, userData };
    }
    case "targetGroup": {
      const attributes = groupAttributes(subject.group);
      return one(outputs, "describe-target-groups", "TargetGroups", (described) => ({ kind: "targetGroup", described, attributes }));
    }
    case "loadBalancer": {
      const attributes = pairsOf(subject.balancer.attributes);
      const listeners = items(outputs.get("describe-listeners"), "Listeners");
      return one(outputs, "describe-load-balancers", "LoadBalancers", (described) => ({ kind: "loadBalancer", described, attributes, listeners }));
    }
    case "classicBalancer": {
      const { LoadBalancerAttributes } = object(outputs.get("describe-load-balancer-attributes"));
      const Tags = subject.balancer.tags.map(({ key, value }) => ({ Key: key, Value: value }));
      return one(outputs, "describe-load-balancers", "LoadBalancerDescriptions", (described) => ({ kind: "classicBalancer", described: { ...described, Tags }, attributes: object(LoadBalancerAttributes) }));
    }
    default:
      return null;
  }
}

function one(
  outputs: ReadonlyMap<string, unknown>,
  label: string,
  list: string,
  make: (described: Described) => Recreatable,
): Recreatable | null {
  const described = items(outputs.get(label), list)[0];
  return described === undefined ? null : make(described);
}

function items(answer: unknown, list: string): readonly Described[] {
  const found = isObject(answer) ? answer[list] : undefined;
  return Array.isArray(found) ? found.filter(isObject) : [];
}

const object = (value: unknown): Described => (isObject(value) ? value : {});

function isObject(value: unknown): value is Described {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
