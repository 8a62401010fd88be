import { REGION } from "../../aws/region.ts";
import { REGIONS, type Region } from "../../aws/regions.ts";

/** The names of a Region as they stand in ARNs, zones, ids of zones, and names of hosts. */
const namesOf = ({ name, zoneIds }: Region): readonly string[] => [
  name === REGION ? "ec2.internal" : `${name}.compute.internal`,
  name,
  `${zoneIds}-az`,
];

/**
 * A world believes that it is us-east-1. One of another Region is reached by exchanging the names of the two, in what
 * goes in and in what comes out: its own name is understood, the other's is foreign to it, and whatever text a client
 * wrote comes back as it was, for exchanging twice changes nothing. Undefined for a Region that there is not.
 */
export function exchangedNames(region: string): ((value: unknown) => unknown) | undefined {
  const [home, there] = [REGION, region].map((name) => REGIONS.find((known) => known.name === name));
  if (home === undefined || there === undefined) return undefined;
  if (there === home) return (value) => value;
  const others = new Map<string, string>();
  const [ours, theirs] = [namesOf(home), namesOf(there)];
  ours.forEach((name, i) => others.set(name, theirs[i] ?? name));
  theirs.forEach((name, i) => others.set(name, ours[i] ?? name));
  // The longer name first: a host's name holds the Region's.
  const names = [...others.keys()].sort((a, b) => b.length - a.length).map((name) => name.replaceAll(".", "\\."));
  const pattern = new RegExp(names.join("|"), "g");
  return (value) => deeply(value, (text) => text.replace(pattern, (name) => others.get(name) ?? name));
}

function deeply(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => deeply(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deeply(part, change)]));
}
