import type { TrafficRoutingConfig } from "../generated/codedeploy.ts";

/** What a deployment goes by when nothing is said. */
export const ALL_AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";

/** Those that CodeDeploy comes with. CodeDeploy guide, "Predefined deployment configurations for an Amazon ECS compute platform". */
export const PREDEFINED: Readonly<Record<string, TrafficRoutingConfig>> = {
  [ALL_AT_ONCE]: { type: "AllAtOnce" },
  "CodeDeployDefault.ECSCanary10Percent15Minutes": { type: "TimeBasedCanary", timeBasedCanary: { canaryPercentage: 10, canaryInterval: 15 } },
  "CodeDeployDefault.ECSCanary10Percent5Minutes": { type: "TimeBasedCanary", timeBasedCanary: { canaryPercentage: 10, canaryInterval: 5 } },
  "CodeDeployDefault.ECSLinear10PercentEvery1Minutes": { type: "TimeBasedLinear", timeBasedLinear: { linearPercentage: 10, linearInterval: 1 } },
  "CodeDeployDefault.ECSLinear10PercentEvery3Minutes": { type: "TimeBasedLinear", timeBasedLinear: { linearPercentage: 10, linearInterval: 3 } },
};
