import type { ContainerDefinition, Deployment, ServiceConnectConfiguration } from "../../../../aws/generated/ecs.ts";
import type { ConnectPort } from "../../../../aws/rules/serviceConnect.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { serviceTraffic, shiftFlows } from "../flows/late.ts";
import type { NamespaceRow } from "../lateTables.ts";
import { taskDefinitions, type TaskDefinitionRow, type TaskRow } from "../tables.ts";
import { connects, sights, type ConnectRow } from "./tables.ts";

/** A namespace that there is, or the name of one to be made. */
export type NamespaceWish = NamespaceRow | { readonly newName: string };

/** What a service shall have of Service Connect; null: nothing. */
export type ConnectWish = { readonly namespace: NamespaceWish; readonly ports: readonly ConnectPort[]; readonly given: ServiceConnectConfiguration } | null;

/** Service Connect, as far as only those need it who use it: it comes with Cloud Map's code. */
export interface ConnectCode {
  readonly namespaceFrom: (view: View, nameOrArn: string) => NamespaceWish;
  readonly makeNamespace: (ctx: Context, name: string) => NamespaceRow;
  readonly connectFrom: (view: View, given: ServiceConnectConfiguration, of: ConnectOwner) => ConnectWish;
  readonly give: (ctx: Context, serviceArn: string, wish: NonNullable<ConnectWish>) => void;
  readonly takeAway: (ctx: Context, serviceArn: string) => void;
  readonly deploy: (ctx: Context, deploymentId: string, row: ConnectRow) => void;
  readonly withProxy: (view: View, deploymentId: string, definition: TaskDefinitionRow) => readonly ContainerDefinition[];
  readonly follow: (ctx: Context, task: TaskRow) => void;
  readonly shift: (ctx: Context, loadKey: string) => void;
  readonly operations: readonly Operation[];
}

/** Who asks for it. */
export interface ConnectOwner {
  readonly serviceArn: string;
  readonly clusterArn: string;
  readonly taskDefinition: TaskDefinitionRow;
}

let provided: ConnectCode | undefined;

/** Hands in the code. A session with Service Connect must not be opened before. */
export function provideConnect(code: ConnectCode): void {
  provided = code;
  serviceTraffic.provide(code.operations);
}

/** The code, in a session that was not opened before it came. */
export function connect(): ConnectCode {
  assert(provided !== undefined, "the code of Service Connect was not handed in");
  return provided;
}

/** What a service or a deployment has. */
export const connectOf = (view: View, ownerId: string): ConnectRow | undefined => view.find(connects, ownerId);

/** What a service is to have now: what is asked for, else what it has, which must suit its definition still. */
export function connectFor(
  view: View,
  asked: ServiceConnectConfiguration | undefined,
  { taskDefinitionArn, ...of }: Omit<ConnectOwner, "taskDefinition"> & { readonly taskDefinitionArn: string },
): ConnectWish {
  const given = asked ?? connectOf(view, of.serviceArn)?.given;
  if (given === undefined || !given.enabled) return null;
  return connect().connectFrom(view, given, { ...of, taskDefinition: view.need(taskDefinitions, taskDefinitionArn) });
}

/** Whether a service need not be deployed anew for it. */
export const isSameConnect = (wish: ConnectWish, before: ConnectRow | undefined): boolean => JSON.stringify(wish?.given) === JSON.stringify(before?.given);

/** From now on a service has this, or nothing. */
export function setConnect(ctx: Context, serviceArn: string, wish: ConnectWish): void {
  if (wish !== null) connect().give(ctx, serviceArn, wish);
  else if (connectOf(ctx, serviceArn) !== undefined) connect().takeAway(ctx, serviceArn);
}

/** The tasks of a deployment that begins have what its service has, and see the endpoints there are now. */
export function deployConnect(ctx: Context, deploymentId: string, serviceArn: string): void {
  const row = connectOf(ctx, serviceArn);
  if (row !== undefined) connect().deploy(ctx, deploymentId, row);
}

/** A deployment can no longer be described. */
export function forgetConnect(ctx: Context, deploymentId: string): void {
  if (connectOf(ctx, deploymentId) === undefined) return;
  ctx.remove(connects, deploymentId);
  ctx.remove(sights, deploymentId);
}

/** The containers of a task: those of its definition, and the proxy, if its deployment has one. */
export function containersOf(view: View, definition: TaskDefinitionRow, deploymentId: string | null): readonly ContainerDefinition[] {
  if (deploymentId === null || view.find(sights, deploymentId) === undefined) return definition.definition.containerDefinitions ?? NONE;
  return connect().withProxy(view, deploymentId, definition);
}

const NONE: readonly ContainerDefinition[] = [];

/** A task is not what it was: it may take requests now, or take none any more. */
export function followTask(ctx: Context, task: TaskRow | undefined): void {
  if (task !== undefined && task.deploymentId !== null && connectOf(ctx, task.deploymentId) !== undefined) connect().follow(ctx, task);
  shiftFlows(ctx);
}

/** The image of the proxy. Instances have it: it comes with the agent (amazon-ecs-agent, serviceconnect). */
export const PROXY_IMAGE = "ecs-service-connect-agent:interface-v1";

/** The same as ECS describes it. */
export function describeConnect(view: View, ownerId: string): Pick<Deployment, "serviceConnectConfiguration" | "serviceConnectResources"> {
  const row = connectOf(view, ownerId);
  if (row === undefined) return {};
  const serviceConnectResources = row.endpoints.map(({ discoveryName, discoveryArn }) => ({ discoveryName, discoveryArn }));
  return { serviceConnectConfiguration: row.given, ...(serviceConnectResources.length === 0 ? {} : { serviceConnectResources }) };
}
