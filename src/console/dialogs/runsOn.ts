import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import { type NetworkDraft, networkDraftFor } from "./networkDraft.ts";
import { fargateNetwork } from "./placesForNew.ts";

/** Launch types that the forms know. */
export type RunsOn = "EC2" | "FARGATE";

/** Where tasks of a definition can run, what it was made for first. */
export function placesFor(definition: Rows["ecs.taskDefinitions"] | undefined): readonly [RunsOn, ...RunsOn[]] {
  const { compatibilities = [], requiresCompatibilities = [] } = definition?.definition ?? {};
  if (!compatibilities.includes("FARGATE")) return ["EC2"];
  return requiresCompatibilities.includes("FARGATE") && !requiresCompatibilities.includes("EC2") ? ["FARGATE", "EC2"] : ["EC2", "FARGATE"];
}

/** What a form holds of it: where tasks run, and their network, which begins otherwise there. */
export interface Capacity {
  readonly runsOn: RunsOn;
  readonly network: NetworkDraft;
}

export function capacityOn(runsOn: RunsOn, tables: Tables): Capacity {
  const usual = networkDraftFor(tables);
  if (runsOn === "EC2") return { runsOn, network: usual };
  const { subnets = [] } = fargateNetwork(tables).awsvpcConfiguration ?? {};
  return { runsOn, network: { ...usual, subnetIds: subnets, isPublic: true } };
}

/** What a form begins with for a definition. */
export const usualCapacity = (definition: Rows["ecs.taskDefinitions"] | undefined, tables: Tables): Capacity => capacityOn(placesFor(definition)[0], tables);
