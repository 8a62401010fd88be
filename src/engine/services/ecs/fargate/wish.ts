import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isReservedProvider } from "../../../../aws/rules/reservedProviders.ts";
import { isForWindows } from "../../../../aws/rules/windows.ts";
import { providersOf, typeOfProvider } from "../capacityProviders/find.ts";
import { checkKinds, checkWeights, strategyFrom } from "../capacityProviders/strategy.ts";
import { invalidParameter, unsupportedFeature } from "../refusals.ts";
import type { StrategyItem, TaskDefinitionRow } from "../tables.ts";
import { defaultStrategyOf, type Capacity, type CapacityAsked, type CapacityFor } from "./late.ts";
import { LATEST, LINUX_VERSIONS, needsNewest, WINDOWS_VERSIONS } from "./platform.ts";

/** What a request wants its tasks to run on. Wordings were observed unless said otherwise. */
export function capacityFrom(view: View, asked: CapacityAsked, { clusterArn, definition, placement, versionBefore }: CapacityFor): Capacity {
  const strategy = strategyOf(view, clusterArn, asked);
  if (strategy.some(({ capacityProvider }) => !isReservedProvider(capacityProvider))) {
    checkManagedTask(view, strategy, definition);
    if (asked.platformVersion !== undefined) throw invalidParameter("The platform version must be null when specifying an EC2 launch type.");
    return { strategy };
  }
  if (definition.definition.compatibilities?.includes("FARGATE") !== true) {
    throw invalidParameter("Task definition does not support launch_type FARGATE.");
  }
  if (placement.placementStrategy.length > 0) throw invalidParameter("Placement strategies are not supported with FARGATE launch type.");
  // From memory.
  if (placement.placementConstraints.length > 0) throw invalidParameter("Placement constraints are not supported with FARGATE launch type.");
  if (isForWindows(definition.definition) && strategy.some(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT")) {
    // ECS guide, "Fargate capacity providers"; the wording is assumed.
    throw invalidParameter("The FARGATE_SPOT capacity provider does not support Windows containers.");
  }
  return { fargate: { platformVersion: versionFrom(asked.platformVersion ?? versionBefore, definition), strategy } };
}

/** ECS guide, "Amazon ECS Managed Instances": awsvpc and host alone; the wording is assumed. */
function checkManagedTask(view: View, [first]: readonly StrategyItem[], { definition: { networkMode = "bridge" } }: TaskDefinitionRow): void {
  if (typeOfProvider(view, first?.capacityProvider ?? "") !== "MANAGED_INSTANCES" || networkMode === "awsvpc" || networkMode === "host") return;
  throw invalidParameter(`Amazon ECS Managed Instances do not support the networkMode '${networkMode}'. Use awsvpc or host and try again.`);
}

function strategyOf(view: View, clusterArn: string, { launchType, capacityProviderStrategy = [] }: CapacityAsked): readonly StrategyItem[] {
  if (launchType !== undefined && capacityProviderStrategy.length === 0) {
    if (launchType === "FARGATE") return [];
    throw unsupportedFeature(`The launch type ${launchType}`);
  }
  const strategy = capacityProviderStrategy.length > 0 ? strategyFrom(capacityProviderStrategy, providersOf(view, clusterArn)) : defaultStrategyOf(view, clusterArn);
  checkKinds(view, strategy);
  checkWeights(strategy);
  return strategy;
}

/** ECS API, RunTask, for the codes; the wordings are assumed after its descriptions of them. */
function versionFrom(asked: string | undefined, { definition }: TaskDefinitionRow): string {
  if (asked === undefined || asked === "" || asked === LATEST) return LATEST;
  const known = isForWindows(definition) ? WINDOWS_VERSIONS : LINUX_VERSIONS;
  if (!known.includes(asked)) throw new Refusal("PlatformUnknownException", "The specified platform version doesn't exist.");
  if (asked !== known[0] && needsNewest(definition)) {
    throw new Refusal("PlatformTaskDefinitionIncompatibilityException", "The specified platform version doesn't satisfy the required capabilities of the task definition.");
  }
  return asked;
}
