import type { DeploymentConfigInfo, TrafficRoutingConfig } from "../../../aws/generated/codedeploy.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import type { Shift } from "../ecs/late/contract.ts";
import { PREDEFINED } from "../../../aws/rules/codeDeployConfigs.ts";
import { noConfig } from "./refusals.ts";
import { configs } from "./tables.ts";

export const isPredefined = (name: string): boolean => Object.hasOwn(PREDEFINED, name);

/** All names, in the order of CodeDeploy's: its own first (assumed). */
export const configNames = (view: View): readonly string[] => [...Object.keys(PREDEFINED), ...view.all(configs).map(({ deploymentConfigName }) => deploymentConfigName).toSorted()];

/** How traffic goes by the configuration of that name. Throws DeploymentConfigDoesNotExistException. */
export function routingNamed(view: View, name: string): TrafficRoutingConfig {
  const routing = (isPredefined(name) ? PREDEFINED[name] : undefined) ?? view.find(configs, name)?.routing;
  if (routing === undefined) throw noConfig(name);
  return routing;
}

export function shiftOf({ type, timeBasedCanary, timeBasedLinear }: TrafficRoutingConfig): Shift {
  switch (type) {
    case "TimeBasedCanary":
      return { type: "canary", percent: timeBasedCanary?.canaryPercentage ?? 100, waitMinutes: timeBasedCanary?.canaryInterval ?? 0 };
    case "TimeBasedLinear":
      return { type: "linear", stepPercent: timeBasedLinear?.linearPercentage ?? 100, waitMinutes: timeBasedLinear?.linearInterval ?? 0 };
    default:
      return { type: "allAtOnce" };
  }
}

/** A configuration as GetDeploymentConfig gives it. Those of CodeDeploy's own have an id of their own and no date (assumed). */
export function describeConfig(view: View, name: string): DeploymentConfigInfo {
  const own = view.find(configs, name);
  return {
    deploymentConfigId: own?.deploymentConfigId,
    deploymentConfigName: name,
    createTime: own === undefined ? undefined : epochSeconds(own.createdAt),
    computePlatform: "ECS",
    trafficRoutingConfig: routingNamed(view, name),
  };
}
