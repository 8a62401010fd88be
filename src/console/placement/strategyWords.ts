import type { StrategyDraft } from "./placementDraft.ts";

/** What a chain of strategies does, in one or two plain sentences. `kind` decides what no strategy means. */
export function strategyWords(strategies: readonly Pick<StrategyDraft, "type" | "field">[], kind: "service" | "task"): string {
  if (strategies.length === 0) return kind === "service" ? DEFAULT_OF_SERVICES : DEFAULT_OF_TASKS;
  const asked = strategies.findIndex(({ type }) => type === "random");
  const counted = asked === -1 ? strategies : strategies.slice(0, asked);
  const wishes = counted.map(wishOf);
  const [first, ...others] = wishes;
  if (first === undefined) return `Each task goes to any instance, by lot.${unheard(strategies.length - 1)}`;
  const chain = [`to ${first}`, ...others.map((wish) => `to ${wish}`)].join("; among equals ");
  return `Each task goes ${chain}. What is still equal is drawn by lot.${asked === -1 ? "" : unheard(strategies.length - 1 - asked)}`;
}

/** ECS API, UpdateService. */
const DEFAULT_OF_SERVICES = "ECS decides: each task goes to the zone with the fewest tasks of the service; among equals to the instance with the fewest.";

/** Assumed: ECS documents no default for single tasks. */
const DEFAULT_OF_TASKS = "ECS decides: any instance that fits, by lot.";

function wishOf({ type, field }: Pick<StrategyDraft, "type" | "field">): string {
  if (type === "binpack") return `the instance with the least ${field === "cpu" ? "CPU" : "memory"} left`;
  if (field === "attribute:ecs.availability-zone") return "the zone with the fewest tasks";
  if (field === "instanceId" || field === "host") return "the instance with the fewest tasks";
  if (field === "") return "… a field is missing";
  return `the ${field.replace(/^attribute:(ecs\.)?/, "")} with the fewest tasks`;
}

function unheard(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " The strategy after random is never asked." : ` The ${count} strategies after random are never asked.`;
}
