import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Tag } from "../tables.ts";

/** What the agent read from /etc/ecs/ecs.config; what is not said there has its default. */
export interface AgentConfig {
  /** ECS_CLUSTER; empty: `default`, which the agent creates when it is missing. */
  readonly cluster: string;
  readonly reservedMemoryMiB: number;
  readonly reservedPorts: readonly number[];
  readonly reservedPortsUdp: readonly number[];
  /** ECS_INSTANCE_ATTRIBUTES. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What is wrong with the file, so that the agent does not come up; null when all is well. */
  readonly error: string | null;
  /** ECS_CONTAINER_INSTANCE_TAGS. */
  readonly tags: readonly Tag[];
  /** From the stop signal to SIGKILL for containers without stopTimeout. */
  readonly containerStopTimeoutSeconds: number;
  /** Where host ports for hostPort 0 come from. */
  readonly dynamicPorts: { readonly first: number; readonly last: number };
  readonly loggingDrivers: readonly string[];
  readonly taskEni: boolean;
  /** Tasks with an interface of their own cannot ask the instance for its metadata; announced, not enforced. */
  readonly awsvpcBlockImds: boolean;
  readonly gpuSupport: boolean;
  readonly taskIamRole: boolean;
  readonly taskIamRoleNetworkHost: boolean;
  readonly taskCpuMemLimit: boolean;
}

/** The ECS agent of one instance: its process, which may be there before ECS has heard of it. */
export interface AgentRow {
  /** The EC2 instance it runs on. */
  readonly instanceId: string;
  /**
   * `down`: no process; `starting`: not yet at ECS, or trying again; `registered`: it has a container instance;
   * `deregistered`: ECS refuses it for good, because its container instance was deregistered.
   */
  readonly state: "down" | "starting" | "registered" | "deregistered";
  readonly config: AgentConfig;
  /** Since when ECS hears nothing of it; null while it does, or never did. */
  readonly silentSince: SimTime | null;
  /** What it keeps on disk, also over a reboot; null until it registered. */
  readonly containerInstanceArn: string | null;
  /** Whether ECS takes what it tells of tasks: its role has the rights. */
  readonly mayReport: boolean;
  /** Registrations that failed in a row. */
  readonly failures: number;
}

export const agents = table<AgentRow>("ecs.agents", "instanceId", 20_000);
