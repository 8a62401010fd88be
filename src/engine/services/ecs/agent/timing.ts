import { minutes, seconds, type Millis } from "../../../kernel/time.ts";

// AWS documents none of these: assumed.

/** From a booted operating system to an agent that registers: Docker comes up, the agent's image is loaded. */
export const AGENT_START = seconds(5);

/** From an answered registration to the open connection over which the agent takes orders. */
export const AGENT_CONNECT = seconds(1);

/** The trunk network interface of an instance is made and attached, while it is REGISTERING. */
export const TRUNK_ATTACH = seconds(10);

/** An agent that lost its way to ECS finds it again so long after it has opened. */
export const AGENT_RECONNECT = seconds(5);

/** ecs-agent, agent.go: how often an agent asks whether its instance has left the warm pool. */
export const WARM_POOL_LOOKS = minutes(1);

/** ECS takes an agent for gone after so long without a heartbeat. The guide says "within a few minutes". */
export const AGENT_SILENCE = minutes(1);

/** ecs-init starts an agent that exited again, after half a second first and a quarter of a minute at last. */
export function restartAfter(failures: number): Millis {
  return AGENT_START + Math.min((seconds(0.5) << Math.min(failures - 1, 10)), seconds(15));
}
