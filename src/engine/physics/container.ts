import { assert } from "../../lib/assert.ts";
import type { Context, View } from "../kernel/context.ts";
import { hasCome } from "../kernel/reading.ts";
import { seconds } from "../kernel/time.ts";
import { firing, timer } from "../kernel/timer.ts";
import { processAnswersDifferently, processExited, type Knock } from "./events.ts";
import { imageBehaviorOf } from "./imageBehavior.ts";
import { machines, processes, sockets, socketIdOf, socketsByProcess, type ImageBehaviorRow, type ProcessRow } from "./tables.ts";

/** A process is ready, or the time has come from which it answers 503. */
export const processTurns = timer("physics.processTurns");

/** A process ends by itself, or by the SIGTERM it heeded. */
export const processEnds = timer("physics.processEnds");

/** What a container runs, and the ports it listens on. */
export interface ProcessStart {
  /** The caller's own id. */
  readonly processId: string;
  readonly instanceId: string;
  /** Whose ports they are: those of the machine, by its id, or of a network interface of its own, by that one's. */
  readonly host: string;
  readonly image: string;
  readonly ports: readonly { readonly port: number; readonly protocol: "tcp" | "udp" }[];
}

/** Starts a process on a running machine. It is refused its ports, and exits at once with code 1, when one is taken. */
export function startProcess(ctx: Context, { processId, instanceId, host, image, ports }: ProcessStart): void {
  assert(ctx.need(machines, instanceId).powered, `machine ${instanceId} has no power to run ${processId}`);
  const wanted = ports.map(({ port, protocol }) => socketIdOf(host, protocol, port));
  const clash = wanted.some((socketId, i) => ctx.find(sockets, socketId) !== undefined || wanted.indexOf(socketId) !== i);
  if (clash) {
    ctx.emit(processExited, { processId, instanceId, exitCode: 1 });
    return;
  }
  const { startSeconds, exitAfterSeconds, exitCode } = imageBehaviorOf(ctx, image);
  const process = ctx.insert(processes, {
    processId,
    instanceId,
    image,
    state: "running",
    startedAt: ctx.now,
    readyAt: ctx.now + seconds(startSeconds),
    endsAt: exitAfterSeconds === null ? null : ctx.now + seconds(exitAfterSeconds),
    exitCode,
  });
  for (const socketId of wanted) ctx.insert(sockets, { socketId, processId, instanceId });
  ctx.schedule(processTurns, processId, process.readyAt - ctx.now);
  if (process.endsAt !== null) ctx.schedule(processEnds, processId, process.endsAt - ctx.now);
}

/** SIGTERM. Who heeds it closes its ports at once and ends with code 0 when it has tidied up. */
export function signalProcess(ctx: Context, processId: string): void {
  const process = ctx.find(processes, processId);
  if (process === undefined || process.state === "stopping") return;
  const { ignoresSigterm, stopSeconds } = imageBehaviorOf(ctx, process.image);
  if (ignoresSigterm) return;
  const endsAt = ctx.now + seconds(stopSeconds);
  if (process.endsAt !== null && process.endsAt <= endsAt) ctx.update(processes, processId, { state: "stopping" });
  else ctx.update(processes, processId, { state: "stopping", endsAt, exitCode: 0 });
  ctx.emit(processAnswersDifferently, { processId, instanceId: process.instanceId });
  ctx.schedule(processEnds, processId, endsAt - ctx.now);
}

/** Whether a process heeded a SIGTERM. */
export function isStopping(view: View, processId: string): boolean {
  return view.find(processes, processId)?.state === "stopping";
}

/** SIGKILL: it ends at once with code 137. */
export function killProcess(ctx: Context, processId: string): void {
  if (ctx.find(processes, processId) !== undefined) exit(ctx, processId, 137);
}

/** Where somebody knocks. */
export interface Door {
  readonly instanceId: string;
  readonly host: string;
  readonly port: number;
  readonly protocol?: "tcp" | "udp";
  /** It is a client, and no health check. */
  readonly isRequest?: boolean;
}

/** What a connection that reaches a port of a host on a machine is answered with, now. */
export function knock(view: View, { instanceId, host, port, protocol = "tcp", isRequest = false }: Door): Knock {
  if (view.find(machines, instanceId)?.powered !== true) return SILENCE;
  const processId = listenerAt(view, { host, port, protocol });
  if (processId === undefined) return REFUSED;
  const process = view.need(processes, processId);
  const status = isRequest ? requestStatusOf(view, process) : statusOf(view, process);
  return status === null ? REFUSED : { kind: "answered", status };
}

const SILENCE: Knock = { kind: "timeout" };
const REFUSED: Knock = { kind: "refused" };

/** The process that listens at a port of a host, if one does. */
export const listenerAt = (view: View, { host, port, protocol = "tcp" }: Pick<Door, "host" | "port" | "protocol">): string | undefined => view.find(sockets, socketIdOf(host, protocol, port))?.processId;

/** Whether a container's own health check passes, now. */
export function probeProcess(view: View, processId: string): boolean {
  const process = view.find(processes, processId);
  const status = process === undefined ? null : statusOf(view, process);
  return status !== null && status < 400;
}

/** The HTTP status a process answers clients with, or null while it answers nobody: its own where health checks are answered well. */
export function requestStatusOf(view: View, process: ProcessRow): number | null {
  const status = statusOf(view, process);
  if (status === null || status >= 400) return status;
  return imageBehaviorOf(view, process.image).requestStatus ?? status;
}

/** The HTTP status a process answers health checks with, or null while it answers nobody. */
export function statusOf(view: View, process: ProcessRow): number | null {
  if (process.state !== "running" || !hasCome(view, process.readyAt)) return null;
  const behavior = imageBehaviorOf(view, process.image);
  const sourAt = sourTime(process, behavior);
  return sourAt !== null && hasCome(view, sourAt) ? 503 : behavior.healthStatus;
}

/** Lets a ready process be heard again when the time comes from which it answers 503. */
export function awaitSouring(ctx: Context, process: ProcessRow): void {
  const sourAt = sourTime(process, imageBehaviorOf(ctx, process.image));
  if (sourAt !== null && sourAt > ctx.now) ctx.schedule(processTurns, process.processId, sourAt - ctx.now);
}

/** Takes a process and its sockets away without a word. */
export function removeProcess(ctx: Context, processId: string): void {
  for (const socket of ctx.where(socketsByProcess, processId)) ctx.remove(sockets, socket.socketId);
  ctx.remove(processes, processId);
}

export const processTurnsFiring = firing(processTurns, (ctx, processId) => {
  const process = ctx.find(processes, processId);
  if (process === undefined) return; // It ended first.
  const sourAt = sourTime(process, imageBehaviorOf(ctx, process.image));
  if (ctx.now === process.readyAt || ctx.now === sourAt) {
    ctx.emit(processAnswersDifferently, { processId, instanceId: process.instanceId });
  }
  awaitSouring(ctx, process);
});

export const processEndsFiring = firing(processEnds, (ctx, processId) => {
  const process = ctx.find(processes, processId);
  if (process === undefined || process.endsAt === null) return; // It was killed first.
  if (process.endsAt > ctx.now) ctx.schedule(processEnds, processId, process.endsAt - ctx.now);
  else exit(ctx, processId, process.exitCode);
});

function sourTime(process: ProcessRow, behavior: ImageBehaviorRow): number | null {
  const { unhealthyAfterSeconds } = behavior;
  return unhealthyAfterSeconds === null ? null : process.startedAt + seconds(unhealthyAfterSeconds);
}

function exit(ctx: Context, processId: string, exitCode: number): void {
  const { instanceId } = ctx.need(processes, processId);
  removeProcess(ctx, processId);
  ctx.emit(processExited, { processId, instanceId, exitCode });
}
