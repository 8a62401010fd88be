import type { CreateDeploymentConfigInput, CreateDeploymentConfigOutput, TrafficRoutingConfig } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { isPredefined } from "../configNames.ts";
import { CUSTOM_CONFIGS, WAIT_MINUTES } from "../limits.ts";
import { notSimulated, refusal } from "../refusals.ts";
import { configs } from "../tables.ts";

interface Plan {
  readonly deploymentConfigName: string;
  readonly routing: TrafficRoutingConfig;
}

/** Makes a deployment configuration: a way for traffic to move. */
export const createDeploymentConfig = operation("codedeploy", "CreateDeploymentConfig", {
  check(view: View, { deploymentConfigName, computePlatform = "Server", trafficRoutingConfig, minimumHealthyHosts, zonalConfig }: CreateDeploymentConfigInput): Plan {
    if (computePlatform !== "ECS") throw notSimulated(`A deployment configuration of the compute platform ${computePlatform}`);
    // Assumed wordings.
    if (deploymentConfigName.startsWith("CodeDeployDefault.")) throw refusal("InvalidDeploymentConfigNameException", "A deployment configuration name cannot begin with CodeDeployDefault.");
    if (isPredefined(deploymentConfigName) || view.find(configs, deploymentConfigName) !== undefined) {
      throw refusal("DeploymentConfigAlreadyExistsException", `Deployment Configuration already exists with name: ${deploymentConfigName}`);
    }
    if (view.size(configs) >= CUSTOM_CONFIGS) throw refusal("DeploymentConfigLimitExceededException", `The account has ${CUSTOM_CONFIGS} deployment configurations and takes no more`);
    if (minimumHealthyHosts !== undefined) throw refusal("InvalidMinimumHealthyHostValueException", "Minimum healthy hosts cannot be specified for the ECS compute platform");
    if (zonalConfig !== undefined) throw refusal("InvalidZonalDeploymentConfigurationException", "A zonal configuration cannot be specified for the ECS compute platform");
    return { deploymentConfigName, routing: routingFrom(trafficRoutingConfig) };
  },

  apply(ctx: Context, plan: Plan): CreateDeploymentConfigOutput {
    const { deploymentConfigId } = ctx.insert(configs, { ...plan, deploymentConfigId: uuid(ctx), createdAt: ctx.now });
    return { deploymentConfigId };
  },
});

/** CodeDeploy API, TrafficRoutingConfig; that percentages are between 1 and 99 and waits at most two days is assumed, as the wordings are. */
function routingFrom(given: TrafficRoutingConfig | undefined): TrafficRoutingConfig {
  const invalid = (message: string) => refusal("InvalidTrafficRoutingConfigurationException", message);
  if (given?.type === undefined) throw invalid("A traffic routing configuration with a type is required for the ECS compute platform");
  const { type, timeBasedCanary, timeBasedLinear } = given;
  if ((type === "TimeBasedCanary") !== (timeBasedCanary !== undefined) || (type === "TimeBasedLinear") !== (timeBasedLinear !== undefined)) {
    throw invalid(`The traffic routing configuration of the type ${type} has not what that type needs`);
  }
  const percent = timeBasedCanary?.canaryPercentage ?? timeBasedLinear?.linearPercentage;
  const interval = timeBasedCanary?.canaryInterval ?? timeBasedLinear?.linearInterval;
  if (type !== "AllAtOnce" && (percent === undefined || percent < 1 || percent > 99)) throw invalid("The percentage of a traffic routing configuration must be between 1 and 99");
  if (type !== "AllAtOnce" && (interval === undefined || interval < 1 || interval > WAIT_MINUTES)) throw invalid(`The interval of a traffic routing configuration must be between 1 and ${WAIT_MINUTES} minutes`);
  return given;
}
