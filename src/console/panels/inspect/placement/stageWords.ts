import type { FunnelStage } from "../../../store/funnel.ts";

/** A stage as a heading: `Memory`, `memberOf`, `spread on ecs.availability-zone`. Strategies keep AWS's words. */
export function stageTitle(name: string): string {
  const known = TITLES[name];
  if (known !== undefined) return known;
  const strategy = /^(\w+)\((?:attribute:)?(.+)\)$/.exec(name);
  return strategy === null ? name : `${strategy[1]} on ${strategy[2]}`;
}

const TITLES: Readonly<Record<string, string>> = {
  status: "Status",
  agent: "Agent connection",
  attributes: "Required attributes",
  location: "Zone and VPC of the subnets",
  cpu: "CPU",
  memory: "Memory",
  ports: "Host ports",
  gpu: "GPUs",
  eni: "Network interfaces",
  select: "Select",
};

/** What a strategy did to the instances it was given. */
export function strategySentence({ name, left, dropped }: Pick<FunnelStage, "name" | "left"> & { readonly dropped: readonly unknown[] }): string {
  if (name === "random") return "one of those left, at random";
  if (dropped.length === 0) return left === 1 ? "one is left to it" : "all tie";
  const what = name.startsWith("binpack") ? "least left wins" : "fewest tasks win";
  return left === 1 ? what : `${what}, ${left} tie`;
}
