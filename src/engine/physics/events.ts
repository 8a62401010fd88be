import { event } from "../kernel/event.ts";

/** A machine has finished booting; its agent may start, and reaches ECS if `agentReachable` says so. */
export const machineBooted = event<{ readonly instanceId: string }>("physics.machineBooted");

/**
 * A machine lost its power: halted, terminated, failed, or its zone went dark. All its processes and pulls are gone,
 * without events of their own.
 */
export const machineLost = event<{ readonly instanceId: string }>("physics.machineLost");

/** The way between an agent and ECS opened or closed. */
export const agentReachabilityChanged = event<{ readonly instanceId: string; readonly reachable: boolean }>(
  "physics.agentReachabilityChanged",
);

/** A pull ended. `error` is null when the image is there. */
export const imagePulled = event<{ readonly pullId: string; readonly error: string | null }>("physics.imagePulled");

/** A process ended, by itself or by a signal. Its row is gone. */
export const processExited = event<{
  readonly processId: string;
  readonly instanceId: string;
  readonly exitCode: number;
}>("physics.processExited");

/** A process began to answer on its ports, or answers differently now, or stopped answering. */
export const processAnswersDifferently = event<{ readonly processId: string; readonly instanceId: string }>(
  "physics.processAnswersDifferently",
);

/** What a knock on a port was answered with. */
export type Knock =
  | { readonly kind: "answered"; readonly status: number }
  | { readonly kind: "refused" }
  | { readonly kind: "timeout" };
