import type { Context } from "../kernel/context.ts";
import { seconds, type SimTime } from "../kernel/time.ts";
import { awaitSouring, processEnds, processTurns, type ProcessStart } from "./container.ts";
import { imageBehaviorOf } from "./imageBehavior.ts";
import { machines, processes, sockets, socketIdOf } from "./tables.ts";

/** A machine as it was found somewhere: running since some time, or switched off. */
export interface FoundMachine {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly powered: boolean;
  readonly agentReachable: boolean;
  readonly imagesHeld: readonly string[];
  readonly bootedAt: SimTime;
}

/** Puts a machine there as it was found. Nothing is told: nothing has happened to it. */
export function restoreMachine(ctx: Context, { powered, agentReachable, ...machine }: FoundMachine): void {
  ctx.insert(machines, {
    ...machine,
    switchedOn: powered,
    bootsAt: null,
    powered,
    failed: false,
    agentCut: !agentReachable,
    agentReachable,
  });
}

/** A process that was found running, on ports that nobody else has. */
export function restoreProcess(ctx: Context, { startedAt, ports, host, ...process }: ProcessStart & { readonly startedAt: SimTime }): void {
  const { processId, instanceId } = process;
  const { startSeconds, exitAfterSeconds, exitCode } = imageBehaviorOf(ctx, process.image);
  const readyAt = startedAt + seconds(startSeconds);
  const endsAt = exitAfterSeconds === null ? null : Math.max(ctx.now, startedAt + seconds(exitAfterSeconds));
  const row = ctx.insert(processes, { ...process, state: "running", startedAt, readyAt, endsAt, exitCode });
  for (const { port, protocol } of ports) {
    ctx.insert(sockets, { socketId: socketIdOf(host, protocol, port), processId, instanceId });
  }
  if (readyAt > ctx.now) ctx.schedule(processTurns, processId, readyAt - ctx.now);
  else awaitSouring(ctx, row);
  if (endsAt !== null) ctx.schedule(processEnds, processId, endsAt - ctx.now);
}
