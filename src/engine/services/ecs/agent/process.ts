import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { machines } from "../../../physics/contract.ts";
import { hasEcsAgent, instanceOf, osFamilyOf, writeConsole, type InstanceRow } from "../../ec2/contract.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { containerInstances, type ContainerInstanceRow } from "../tables.ts";
import { agentConnects, agentStarts, silenceIsNoticed } from "../timers.ts";
import { agentConfigFrom } from "./config.ts";
import { askToReport, mayPoll, mayReport, NO_CREDENTIALS, refusalOfPolling } from "./rights.ts";
import { agentLine } from "./log.ts";
import { register } from "./registration.ts";
import { AGENT_VERSION } from "./release.ts";
import { agents, type AgentConfig, type AgentRow } from "./tables.ts";
import { hasWayTo, noAnswer } from "./way.ts";
import { waitsInWarmPool } from "./warmPool.ts";
import { windowsAgent } from "./windowsLate.ts";
import { AGENT_CONNECT, AGENT_RECONNECT, AGENT_SILENCE, AGENT_START, restartAfter, WARM_POOL_LOOKS } from "./timing.ts";

/** A machine has booted: ecs-init starts the agent, which remembers who it was before. */
export function machineCameUp(ctx: Context, instanceId: string): void {
  const instance = instanceOf(ctx, instanceId);
  if (instance === undefined || !hasEcsAgent(ctx, instance.imageId)) return;
  const existing = ctx.find(agents, instanceId);
  const config = existing?.config ?? configOn(instance);
  if (config === undefined) return;
  if (existing === undefined) {
    ctx.insert(agents, {
      instanceId,
      state: "starting",
      config,
      silentSince: null,
      containerInstanceArn: null,
      mayReport: true,
      failures: 0,
    });
  } else {
    ctx.update(agents, instanceId, { state: "starting", failures: 0 });
  }
  ctx.schedule(agentStarts, instanceId, AGENT_START);
}

/** undefined: nothing on the instance starts the agent. */
function configOn({ imageId, userData }: InstanceRow): AgentConfig | undefined {
  if (osFamilyOf(imageId) === "LINUX") return agentConfigFrom(userData);
  const { settingsIn, usual } = windowsAgent();
  const settings = settingsIn(userData);
  return settings === null ? undefined : agentConfigFrom(settings, usual);
}

/** A machine lost its power, and the agent with it. ECS notices only that it hears nothing more. */
export function machineWentDown(ctx: Context, instanceId: string): void {
  const agent = ctx.find(agents, instanceId);
  if (agent === undefined) return;
  ctx.update(agents, instanceId, { state: "down" });
  fallSilent(ctx, agent);
}

/** The way between an agent and ECS opened or closed. */
export function wayChanged(ctx: Context, change: { readonly instanceId: string; readonly reachable: boolean }): void {
  const agent = ctx.find(agents, change.instanceId);
  if (agent === undefined) return;
  if (!change.reachable) fallSilent(ctx, agent);
  else if (agent.state === "starting") ctx.schedule(agentStarts, change.instanceId, AGENT_RECONNECT);
  else if (agent.state === "registered") ctx.schedule(agentConnects, change.instanceId, AGENT_RECONNECT);
}

/** The agent's process runs and registers its instance. Refused, it exits, and ecs-init starts it again later. */
export function startAgent(ctx: Context, instanceId: string): void {
  const agent = ctx.find(agents, instanceId);
  if (agent?.state !== "starting" || !agentReaches(ctx, instanceId)) return;
  const { error } = agent.config;
  if (error !== null) return fail(ctx, agent, [["error", "Error loading config", { error }]]);
  if (waitsInWarmPool(ctx, instanceId)) return ctx.schedule(agentStarts, instanceId, WARM_POOL_LOOKS);
  if (!hasWayTo(ctx, instanceId, "ecs")) {
    return fail(ctx, agent, [["error", "Unable to register as a container instance with ECS", { error: noAnswer("RegisterContainerInstance") }]]);
  }
  const answer = register(ctx, agent);
  if (!answer.ok) {
    const error = errorOf(ctx, answer);
    const unable = ["error", "Unable to register as a container instance with ECS", { error }] as const;
    const isRights = answer.code === "NoCredentialProviders" || answer.code === "AccessDeniedException";
    // ecs-agent, agent.go: what may be another way next time is not terminal, and ecs-init starts it anew.
    fail(ctx, agent, isRights ? [unable] : [unable, ["error", "Received terminal error from RegisterContainerInstance call, exiting", { error }]]);
    // Told so, ecs-init does not start it again.
    if (answer.forGood) ctx.update(agents, instanceId, { state: "deregistered" });
    return;
  }
  const { containerInstanceArn, clusterName } = answer;
  write(ctx, instanceId, [
    ...(answer.created ? [["info", "Successfully created a cluster", { cluster: clusterName }] as const] : []),
    ["info", "Instance registration completed successfully", { instanceArn: containerInstanceArn, cluster: clusterName }],
  ]);
  ctx.update(agents, instanceId, { state: "registered", containerInstanceArn, failures: 0 });
  ctx.schedule(agentConnects, instanceId, AGENT_CONNECT);
}

/** The agent opens its connection to ECS: from now on it takes orders, and tells what happened meanwhile. */
export function connectAgent(ctx: Context, instanceId: string): void {
  const agent = ctx.find(agents, instanceId);
  if (agent?.state !== "registered" || !agentReaches(ctx, instanceId)) return;
  if (!hasWayToEcs(ctx, instanceId)) {
    write(ctx, instanceId, [["error", "Unable to discover poll endpoint", { error: noAnswer("DiscoverPollEndpoint") }]]);
    return fallSilent(ctx, agent);
  }
  const denied = refusalOfPolling(ctx, agent);
  if (denied !== null) {
    write(ctx, instanceId, [["error", denied.action === "ecs:Poll" ? "Error connecting to ACS" : "Unable to discover poll endpoint", { error: `${denied.code}: ${denied.message}` }]]);
    return fallSilent(ctx, agent);
  }
  ctx.update(agents, instanceId, { silentSince: null, mayReport: askToReport(ctx, agent) });
  const row = containerInstanceOf(ctx, agent);
  // Told even when ECS never noticed that the agent was away: whoever waits for its reports gets them now.
  if (row !== undefined) tellConnection(ctx, row, true);
}

/**
 * Rights changed: who may poll again does, and who may no more is heard no longer, as with the next of its connections
 * (assumed at once). What was not told meanwhile is told now.
 */
export function lookAtRights(ctx: Context): void {
  for (const agent of ctx.all(agents)) {
    const { instanceId } = agent;
    if (agent.state !== "registered" || !agentReaches(ctx, instanceId) || !hasWayToEcs(ctx, instanceId)) continue;
    if (agent.silentSince !== null) ctx.schedule(agentConnects, instanceId, AGENT_RECONNECT);
    else if (!mayPoll(ctx, agent)) connectAgent(ctx, instanceId);
    // Who is refused one thing asks again, to be told of the next.
    else if (!agent.mayReport || !mayReport(ctx, agent)) {
      ctx.update(agents, instanceId, { mayReport: askToReport(ctx, agent) });
      const row = containerInstanceOf(ctx, agent);
      if (row?.agentConnected === true) tellConnection(ctx, row, true);
    }
  }
}

/**
 * The network of a VPC changed: agents in it fall silent, or are heard again. One that is not registered yet tries again
 * by itself.
 */
export function lookAtWays(ctx: Context, vpcId: string): void {
  for (const agent of ctx.all(agents)) {
    const { instanceId } = agent;
    if (agent.state !== "registered" || instanceOf(ctx, instanceId)?.vpcId !== vpcId || !agentReaches(ctx, instanceId)) continue;
    if (!hasWayToEcs(ctx, instanceId)) fallSilent(ctx, agent);
    else if (agent.silentSince !== null) ctx.schedule(agentConnects, instanceId, AGENT_RECONNECT);
  }
}

/** The agent asks ECS where to poll, and polls there. */
function hasWayToEcs(view: View, instanceId: string): boolean {
  return hasWayTo(view, instanceId, "ecs") && hasWayTo(view, instanceId, "ecs-agent");
}

/** ECS has heard nothing of an agent for so long that it counts as disconnected. */
export function noticeSilence(ctx: Context, instanceId: string): void {
  const agent = ctx.find(agents, instanceId);
  if (agent === undefined || agent.silentSince === null) return; // Gone, or heard again.
  const left = agent.silentSince + AGENT_SILENCE - ctx.now;
  if (left > 0) return ctx.schedule(silenceIsNoticed, instanceId, left); // Heard meanwhile, and silent again.
  const row = containerInstanceOf(ctx, agent);
  if (row?.agentConnected === true) tellConnection(ctx, row, false);
}

/** Whether the agent of an instance runs and could be heard by ECS just now, noticed or not. */
function agentReaches(view: View, instanceId: string): boolean {
  const machine = view.find(machines, instanceId);
  return machine?.powered === true && machine.agentReachable;
}

function fallSilent(ctx: Context, agent: AgentRow): void {
  if (agent.containerInstanceArn === null || agent.silentSince !== null) return;
  ctx.update(agents, agent.instanceId, { silentSince: ctx.now });
  ctx.schedule(silenceIsNoticed, agent.instanceId, AGENT_SILENCE);
}

/** One line for the agent's log: level, message, fields. */
type Line = readonly ["info" | "error", string, Readonly<Record<string, string>>];

/** The agent exits and is started again later. What it says every time is written less and less often. */
function fail(ctx: Context, { instanceId, failures }: AgentRow, lines: readonly Line[]): void {
  if (failures < FAILURES_WRITTEN || failures % FAILURES_WRITTEN === 0) write(ctx, instanceId, lines);
  ctx.update(agents, instanceId, { failures: failures + 1 });
  ctx.schedule(agentStarts, instanceId, restartAfter(failures + 1));
}

/** Failures in a row that are written one by one; of the others, one in as many. A limit of ours. */
const FAILURES_WRITTEN = 20;

function write(ctx: Context, instanceId: string, lines: readonly Line[]): void {
  const started: Line = ["info", "Amazon ECS agent", { version: AGENT_VERSION }];
  writeConsole(ctx, instanceId, ...[started, ...lines].map((line) => agentLine(ctx.now, ...line)));
}

/** What the agent's SDK says of an answer. Without credentials nothing was sent. */
function errorOf(ctx: Context, { code, message }: { readonly code: string; readonly message: string }): string {
  if (code === "NoCredentialProviders") return NO_CREDENTIALS;
  const request = `https response error StatusCode: 400, RequestID: ${uuid(ctx)}`;
  return `operation error ECS: RegisterContainerInstance, ${request}, ${code}: ${message}`;
}

function containerInstanceOf(view: View, agent: AgentRow): ContainerInstanceRow | undefined {
  if (agent.containerInstanceArn === null) return undefined;
  const row = view.find(containerInstances, agent.containerInstanceArn);
  return row?.status === "INACTIVE" ? undefined : row;
}

function tellConnection(ctx: Context, row: ContainerInstanceRow, agentConnected: boolean): void {
  const { containerInstanceArn, status, version } = row;
  ctx.update(containerInstances, containerInstanceArn, { agentConnected, version: version + 1 });
  ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status, agentConnected });
}
