import type { LoadBalancer, ServiceRegistry } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { taskDefinitions, type TaskDefinitionRow, type TaskRow } from "../tables.ts";
import { registrations, registries, type RegistryRow } from "./tables.ts";

/** What a service is to be registered as; null: in nothing. */
export type Registry = Omit<RegistryRow, "ownerId"> | null;

/** Service discovery, as far as only those need it who use it: it comes with Cloud Map's code. */
export interface DiscoveryCode {
  readonly registryFrom: (view: View, given: readonly ServiceRegistry[], of: { readonly taskDefinition: TaskDefinitionRow; readonly loadBalancers: readonly LoadBalancer[] }) => Registry;
  readonly attributesOf: (ctx: Context, task: TaskRow, registry: NonNullable<Registry>) => Readonly<Record<string, string>>;
  readonly join: (ctx: Context, task: TaskRow) => void;
  readonly leave: (ctx: Context, task: TaskRow) => void;
  readonly pushHealth: (ctx: Context, task: TaskRow) => void;
  readonly operationEnded: (ctx: Context, ended: { readonly type: string; readonly target: string }) => void;
}

let provided: DiscoveryCode | undefined;

/** Hands in the code. A session that registers services must not be opened before. */
export function provideDiscovery(code: DiscoveryCode): void {
  provided = code;
}

/** Whether a call needs it, or Service Connect's. A service may ask for a registry that there is not. */
export function needsDiscovery({ service, operation, input }: { readonly service: string; readonly operation: string; readonly input: unknown }): boolean {
  return service === "servicediscovery" || operation.endsWith("ServiceTraffic") || (service === "ecs" && typeof input === "object" && input !== null && SPEAKS_OF_IT.some((member) => member in input));
}

const SPEAKS_OF_IT = ["serviceRegistries", "serviceConnectConfiguration", "serviceConnectDefaults"];

/** The code, in a session that was not opened before it came. */
export function discovery(): DiscoveryCode {
  assert(provided !== undefined, "the code of service discovery was not handed in");
  return provided;
}

/** What a service or a deployment has. */
export function registryOf(view: View, ownerId: string | null): Registry {
  return view.find(registries, ownerId ?? "") ?? null;
}

/** The same as ECS describes it. */
export const describeRegistries = (view: View, ownerId: string): readonly ServiceRegistry[] => describe(registryOf(view, ownerId));

function describe(row: Registry): readonly ServiceRegistry[] {
  if (row === null) return [];
  const { registryArn, port, containerName, containerPort } = row;
  return [{ registryArn, ...(port === null ? {} : { port }), ...(containerName === null ? {} : { containerName }), ...(containerPort === null ? {} : { containerPort }) }];
}

/**
 * What a service is to have now: what is asked for, else what it has, which must suit its definition still. Looked at
 * here alone when there is nothing of it, for then the code need not be here.
 */
export function registryFor(view: View, { serviceRegistries, loadBalancers = [] }: Asked, { taskDefinitionArn, before }: { readonly taskDefinitionArn: string; readonly before: Registry }): Registry {
  const given = serviceRegistries ?? describe(before);
  if (given.length === 0) return null;
  return discovery().registryFrom(view, given, { taskDefinition: view.need(taskDefinitions, taskDefinitionArn), loadBalancers });
}

interface Asked {
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
}

/** Whether a service need not be deployed anew for it. */
export const areSameRegistries = (a: Registry, b: Registry): boolean => JSON.stringify(describe(a)) === JSON.stringify(describe(b));

/** From now on somebody has this one, or none. */
export function setRegistry(ctx: Context, ownerId: string, registry: Registry): void {
  if (ctx.find(registries, ownerId) !== undefined) ctx.remove(registries, ownerId);
  if (registry !== null) ctx.insert(registries, { ...registry, ownerId });
}

/** Whether Cloud Map is just being told of a task, so that it is not RUNNING yet. */
export function isJoining(view: View, { taskArn }: TaskRow): boolean {
  const state = view.find(registrations, taskArn)?.state;
  return state === "JOINING" || state === "REFUSED";
}

/** Takes a task out of Cloud Map, if it is known there. True: that is not done yet. */
export function leaves(ctx: Context, task: TaskRow): boolean {
  if (ctx.find(registrations, task.taskArn) === undefined) return false;
  discovery().leave(ctx, task);
  return ctx.find(registrations, task.taskArn) !== undefined;
}
