import type { CapacityProviderStrategyItem } from "../../aws/generated/ecs.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import { type StrategyRow, strategyOf } from "./capacity/strategyDraft.ts";
import { type NetworkDraft, networkDraftFor } from "./networkDraft.ts";
import { fargateNetwork } from "./placesForNew.ts";

type Definition = Rows["ecs.taskDefinitions"] | undefined;

/** Launch types that the forms know. */
export type RunsOn = "EC2" | "FARGATE";

/** Where tasks of a definition can run, what it was made for first. */
export function placesFor(definition: Definition): readonly [RunsOn, ...RunsOn[]] {
  const { compatibilities = [], requiresCompatibilities = [] } = definition?.definition ?? {};
  if (!compatibilities.includes("FARGATE")) return ["EC2"];
  return requiresCompatibilities.includes("FARGATE") && !requiresCompatibilities.includes("EC2") ? ["FARGATE", "EC2"] : ["EC2", "FARGATE"];
}

const isFargate = (provider: string): boolean => provider.startsWith("FARGATE");

/** Capacity providers of a cluster by which tasks of a definition can be placed. */
export function providersFor(definition: Definition, options: Rows["ecs.clusterOptions"] | undefined): readonly string[] {
  const places = placesFor(definition);
  return (options?.capacityProviders ?? []).filter((name) => !isFargate(name) || places.includes("FARGATE"));
}

/** The strategy of a service; none: it has a launch type. */
export const strategyOfService = ({ fargate, strategy = [] }: Pick<Rows["ecs.services"], "fargate" | "strategy">): readonly StrategyRow[] => fargate?.strategy ?? strategy;

/** What a form holds of it: where tasks run, and their network, which begins otherwise there. */
export interface Capacity {
  readonly runsOn: RunsOn;
  /** null: the launch type is named. Without a row the cluster's default strategy counts. */
  readonly strategy: readonly StrategyRow[] | null;
  readonly network: NetworkDraft;
}

export function capacityOn(runsOn: RunsOn, tables: Tables): Capacity {
  const usual = networkDraftFor(tables);
  if (runsOn === "EC2") return { runsOn, strategy: null, network: usual };
  const { subnets = [] } = fargateNetwork(tables).awsvpcConfiguration ?? {};
  return { runsOn, strategy: null, network: { ...usual, subnetIds: subnets, isPublic: true } };
}

interface In {
  readonly clusterArn: string;
  readonly before: Capacity;
  readonly tables: Tables;
}

/** By a strategy tasks run where its providers have their capacity; the network begins anew only when that is elsewhere. */
export function capacityBy(strategy: readonly StrategyRow[], { clusterArn, before, tables }: In): Capacity {
  const first = strategy[0] ?? defaultStrategy(clusterArn, tables)[0];
  const runsOn = first !== undefined && isFargate(first.capacityProvider) ? "FARGATE" : "EC2";
  return runsOn === before.runsOn ? { ...before, strategy } : { ...capacityOn(runsOn, tables), strategy };
}

/** Where the tasks of a service run by a strategy; without one by the launch type that it was made with. */
export const runsOnBy = (strategy: readonly StrategyRow[], { launchType, firstLaunchType = launchType }: Pick<Rows["ecs.services"], "launchType" | "firstLaunchType">): RunsOn => {
  const [first] = strategy;
  if (first === undefined) return firstLaunchType;
  return isFargate(first.capacityProvider) ? "FARGATE" : "EC2";
};

const defaultStrategy = (clusterArn: string, tables: Pick<Tables, "ecs.clusterOptions">) => tables["ecs.clusterOptions"].get(clusterArn)?.defaultCapacityProviderStrategy ?? [];

/** What counts where a form names neither. */
export function defaultWords(clusterArn: string, tables: Pick<Tables, "ecs.clusterOptions">): string {
  const items = defaultStrategy(clusterArn, tables);
  if (items.length === 0) return "The cluster has no default strategy: tasks run on EC2.";
  return `The cluster's default strategy counts: ${items.map(({ capacityProvider, base, weight }) => `${capacityProvider}, ${base === 0 ? "" : `base ${base}, `}weight ${weight}`).join("; ")}.`;
}

/** As a call is told it. */
export function launchOf({ runsOn, strategy }: Pick<Capacity, "runsOn" | "strategy">): { readonly launchType?: RunsOn; readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] } {
  if (strategy === null) return { launchType: runsOn };
  return strategy.length === 0 ? {} : { capacityProviderStrategy: strategyOf(strategy) };
}

/** What a form begins with for a definition. */
export const usualCapacity = (definition: Definition, tables: Tables): Capacity => capacityOn(placesFor(definition)[0], tables);
