import type { DeploymentConfiguration } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { failDeployment, rollBackFor } from "../processes/stopDeployment.ts";
import { BREAKER_WORDS } from "../serviceDeployments/words.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { beginBreaker, checkBreaker, describeBreaker, endBreaker, isTripped, tripBreaker } from "./breaker.ts";
import { optionsOf, setOptions, type Alert, type OptionsOwner, type RolloutCode } from "./rollouts.ts";
import { breakers, deploymentOptions, type DeploymentOptions } from "./tables.ts";

const NOTHING: DeploymentOptions = { strategy: "ROLLING", circuitBreaker: { enable: false, rollback: false }, alarms: null };

/** What is not asked for stays as it was. */
function optionsFrom(_view: View, asked: DeploymentConfiguration, of: OptionsOwner): DeploymentOptions {
  const { strategy, circuitBreaker } = of.before ?? NOTHING;
  const options = { strategy: asked.strategy ?? strategy, circuitBreaker: asked.deploymentCircuitBreaker ?? circuitBreaker, alarms: null };
  checkBreaker(options.circuitBreaker, of);
  return options;
}

const describeOptions = ({ strategy, circuitBreaker }: DeploymentOptions): DeploymentConfiguration => ({
  deploymentCircuitBreaker: circuitBreaker,
  strategy,
  bakeTimeInMinutes: 0,
});

function begin(ctx: Context, deployment: ServiceDeploymentRow, options: DeploymentOptions): void {
  setOptions(ctx, deployment.serviceDeploymentArn, options);
  beginBreaker(ctx, deployment, options);
}

function alertOf(view: View, deployment: ServiceDeploymentRow): Alert | undefined {
  const options = optionsOf(view, deployment.serviceDeploymentArn);
  if (options === null) return undefined;
  // What brings an earlier revision back is not rolled back itself.
  const mayRollBack = deployment.status === "IN_PROGRESS";
  if (isTripped(view, deployment)) return { monitor: "breaker", rollback: mayRollBack && options.circuitBreaker.rollback };
  return undefined;
}

function trip(ctx: Context, deployment: ServiceDeploymentRow, { rollback }: Alert): void {
  tripBreaker(ctx, deployment);
  if (rollback) rollBackFor(ctx, deployment, BREAKER_WORDS);
  else failDeployment(ctx, deployment, BREAKER_WORDS);
}

function forget(ctx: Context, ownerId: string): void {
  ctx.remove(deploymentOptions, ownerId);
  if (ctx.find(breakers, ownerId) !== undefined) ctx.remove(breakers, ownerId);
}

export const rolloutCode: RolloutCode = {
  optionsFrom,
  describeOptions,
  begin,
  alertOf,
  trip,
  end: endBreaker,
  forget,
  describeMonitors: (view, deployment) => ({ deploymentCircuitBreaker: describeBreaker(view, deployment), alarms: { status: "DISABLED" } }),
};
