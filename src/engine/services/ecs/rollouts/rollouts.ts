import type { DeploymentConfiguration, LoadBalancer } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import type { EndWords } from "../serviceDeployments/words.ts";
import type { ServiceLoadBalancer, ServiceRow } from "../tables.ts";
import { functionsLate } from "./shift/late.ts";
import { deploymentOptions, openAlarmWatches, type DeploymentOptions } from "./tables.ts";

/** What watches over deployments and how they go other ways than rolling, as far as only those need it who ask for it. */
export interface RolloutCode {
  readonly optionsFrom: (view: View, asked: DeploymentConfiguration, of: OptionsOwner) => DeploymentOptions;
  readonly describeOptions: (options: DeploymentOptions) => DeploymentConfiguration;
  readonly begin: (ctx: Context, deployment: ServiceDeploymentRow, options: DeploymentOptions) => void;
  readonly turn: (ctx: Context, deployment: ServiceDeploymentRow) => void;
  readonly bake: (ctx: Context, deployment: ServiceDeploymentRow) => number | undefined;
  readonly alarmTurned: (ctx: Context, alarmName: string) => void;
  readonly end: (ctx: Context, deployment: ServiceDeploymentRow) => void;
  readonly forget: (ctx: Context, ownerId: string) => void;
  readonly routedBalancers: (view: View, given: readonly LoadBalancer[], rows: readonly ServiceLoadBalancer[]) => readonly ServiceLoadBalancer[];
  readonly shiftPass: (ctx: Context, service: ServiceRow) => boolean;
  readonly turnBack: (ctx: Context, open: ServiceDeploymentRow, words: EndWords) => boolean;
  readonly functions: readonly Operation[];
}

/** A service that asks for something, as it will be. */
export interface OptionsOwner {
  readonly kind: Pick<ServiceRow, "deploymentController" | "schedulingStrategy">;
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  readonly before: DeploymentOptions | null;
}

/** What a service shall have beyond rolling with its percentages; null: nothing. */
export type OptionsWish = DeploymentOptions | null;

let provided: RolloutCode | undefined;

/** Hands in the code. A session with such a deployment must not be opened before. */
export function provideRollouts(code: RolloutCode): void {
  provided = code;
  functionsLate.provide(code.functions);
}

function rollouts(): RolloutCode {
  assert(provided !== undefined, "the code of deployments was not handed in");
  return provided;
}

/** Whether a call needs it. */
export function needsRollouts(call: { readonly service: string; readonly operation: string; readonly input: unknown }): boolean {
  const { service, input } = call;
  if (functionsLate.isFor(call)) return true;
  if (service !== "ecs" || typeof input !== "object" || input === null) return false;
  if ("loadBalancers" in input && JSON.stringify(input).includes('"advancedConfiguration"')) return true;
  if (!("deploymentConfiguration" in input)) return false;
  const { deploymentConfiguration: given } = input;
  return typeof given === "object" && given !== null && !isPlain(given);
}

/** Rolling, and nobody watches. */
function isPlain({ deploymentCircuitBreaker, alarms, strategy = "ROLLING", lifecycleHooks = [] }: DeploymentConfiguration): boolean {
  return deploymentCircuitBreaker?.enable !== true && alarms?.enable !== true && strategy === "ROLLING" && lifecycleHooks.length === 0;
}

/** What a service or one of its deployments has. */
export const optionsOf = (view: View, ownerId: string): OptionsWish => view.find(deploymentOptions, ownerId) ?? null;

/**
 * What a service is to have now: what is asked for, else what it has, which must suit its load balancers still.
 * Throws InvalidParameterException for what ECS refuses.
 */
export function optionsFor(view: View, asked: DeploymentConfiguration = {}, of: OptionsOwner): OptionsWish {
  if (of.before === null && isPlain(asked)) return null;
  return rollouts().optionsFrom(view, asked, of);
}

/** From now on deployments of a service have this. */
export function setOptions(ctx: Context, ownerId: string, wish: OptionsWish): void {
  if (wish === null) return;
  if (ctx.find(deploymentOptions, ownerId) === undefined) ctx.insert(deploymentOptions, { ...wish, ownerId });
  else ctx.update(deploymentOptions, ownerId, wish);
}

/** A deployment of a service begins: it has what its service has now, whatever that has later. */
export function beginOptions(ctx: Context, deployment: ServiceDeploymentRow): void {
  const options = optionsOf(ctx, deployment.serviceArn);
  if (options !== null) rollouts().begin(ctx, deployment, options);
}

/** What was asked of a deployment that has begun is done, or what watches over it acts. StopServiceDeployment comes late too. */
export function turn(ctx: Context, deployment: ServiceDeploymentRow): void {
  const { status } = deployment;
  if (status === "STOP_REQUESTED" || status === "ROLLBACK_REQUESTED" || isWatched(ctx, deployment)) rollouts().turn(ctx, deployment);
}

/** Until when a deployment whose tasks are all in service is watched before it is complete; undefined: it is now. */
export const bakesUntil = (ctx: Context, deployment: ServiceDeploymentRow): number | undefined => (isWatched(ctx, deployment) ? rollouts().bake(ctx, deployment) : undefined);

/** An alarm came to another state: some deployment may be waiting for that. */
export function alarmTurned(ctx: Context, alarmName: string): void {
  if (!ctx.isEmpty(openAlarmWatches)) rollouts().alarmTurned(ctx, alarmName);
}

/** A deployment ends: nothing watches any more. */
export function endOptions(ctx: Context, deployment: ServiceDeploymentRow): void {
  if (isWatched(ctx, deployment)) rollouts().end(ctx, deployment);
}

/** A service, or one of its deployments, can no longer be described. */
export function forgetOptions(ctx: Context, ownerId: string): void {
  if (optionsOf(ctx, ownerId) !== null) rollouts().forget(ctx, ownerId);
}

const isWatched = (view: View, { serviceDeploymentArn }: ServiceDeploymentRow): boolean => optionsOf(view, serviceDeploymentArn) !== null;

/** How a service is deployed, or was, as ECS describes it. */
export function describeOptions(view: View, ownerId: string): DeploymentConfiguration {
  const options = optionsOf(view, ownerId);
  return options === null ? ROLLING : rollouts().describeOptions(options);
}

const ROLLING: DeploymentConfiguration = {
  deploymentCircuitBreaker: { enable: false, rollback: false },
  strategy: "ROLLING",
  bakeTimeInMinutes: 0,
};

/** The load balancers of a service, with how its traffic is moved where that is said. */
export function balancersFor(view: View, given: readonly LoadBalancer[], rows: readonly ServiceLoadBalancer[]): readonly ServiceLoadBalancer[] {
  return given.some(({ advancedConfiguration }) => advancedConfiguration !== undefined) ? rollouts().routedBalancers(view, given, rows) : rows;
}

/** One pass over a service whose traffic moves to a new revision, or whose deployment waits before its first task; false: neither. */
export const shiftsTraffic = (ctx: Context, service: ServiceRow): boolean => provided?.shiftPass(ctx, service) === true;

/** Traffic that was moving goes back; false: there is nothing that it could go back to. */
export const turnsBack = (ctx: Context, open: ServiceDeploymentRow, words: EndWords): boolean => provided?.turnBack(ctx, open, words) === true;
