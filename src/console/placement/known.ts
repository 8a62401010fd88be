import type { Known } from "../../aws/clusterQuery/complete.ts";
import { byCodeUnit } from "../../lib/compare.ts";
import type { KnownInstance } from "./instanceFacts.ts";

/** Values of one attribute that are kept to choose from: there may be one for each of thousands of instances. */
const VALUES_MAX = 100;

/** What has been seen in the cluster, for completion. It is collected once for the same instances. */
export function knownIn(instances: readonly KnownInstance[]): Known {
  const before = collected.get(instances);
  if (before !== undefined) return before;
  const attributes = new Map<string, Set<string>>();
  const [groups, ids, versions] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { facts } of instances) {
    for (const name in facts.attributes) add(attributes, name, facts.attributes[name] ?? "");
    for (const group of facts.taskGroups) groups.add(group);
    ids.add(facts.ec2InstanceId);
    versions.add(facts.agentVersion);
  }
  const known: Known = {
    attributes: new Map([...attributes].map(([name, values]) => [name, sorted(values)])),
    taskGroups: sorted(groups),
    instanceIds: sorted(ids),
    agentVersions: sorted(versions),
  };
  collected.set(instances, known);
  return known;
}

const collected = new WeakMap<readonly KnownInstance[], Known>();

/** A capability has no value; its name is known all the same. */
function add(attributes: Map<string, Set<string>>, name: string, value: string): void {
  let values = attributes.get(name);
  if (values === undefined) {
    values = new Set();
    attributes.set(name, values);
  }
  if (value !== "" && values.size < VALUES_MAX) values.add(value);
}

function sorted(values: ReadonlySet<string>): readonly string[] {
  return [...values].toSorted(byCodeUnit);
}
