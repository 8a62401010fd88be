import { AGENT_PORTS, EPHEMERAL_PORTS } from "../../../../aws/rules/ports.ts";
import { STOP_TIMEOUT_SECONDS } from "../../../../aws/rules/stopTimeout.ts";
import type { Tag } from "../tables.ts";
import type { AgentConfig } from "./tables.ts";
import { ecsConfigFrom } from "./userData.ts";

/**
 * The agent's settings for the given user data. What is not said, or not said in a way the agent can read, has its
 * default (ecs-agent README); what ecs-init sets on an ECS-optimized AMI counts as the default.
 */
export function agentConfigFrom(userData: string, usual: UsualSettings = ON_LINUX): AgentConfig {
  const said = settingsIn(ecsConfigFrom(userData));
  const attributes = textsIn(said.get("ECS_INSTANCE_ATTRIBUTES"));
  return {
    cluster: said.get("ECS_CLUSTER") ?? "",
    reservedMemoryMiB: whole(said.get("ECS_RESERVED_MEMORY")) ?? 0,
    reservedPorts: portsIn(said.get("ECS_RESERVED_PORTS")) ?? usual.reservedPorts,
    reservedPortsUdp: portsIn(said.get("ECS_RESERVED_PORTS_UDP")) ?? [],
    attributes: attributes ?? {},
    error: attributes === undefined ? "Invalid format for ECS_INSTANCE_ATTRIBUTES. Expected a json hash" : null,
    tags: tagsIn(said.get("ECS_CONTAINER_INSTANCE_TAGS")),
    containerStopTimeoutSeconds: atLeast(1, secondsIn(said.get("ECS_CONTAINER_STOP_TIMEOUT"))) ?? STOP_TIMEOUT_SECONDS,
    dynamicPorts: rangeIn(said.get("ECS_DYNAMIC_HOST_PORT_RANGE")) ?? usual.dynamicPorts,
    loggingDrivers: listIn(said.get("ECS_AVAILABLE_LOGGING_DRIVERS")) ?? usual.loggingDrivers,
    taskEni: flag(said.get("ECS_ENABLE_TASK_ENI")) ?? usual.isAble,
    awsvpcBlockImds: flag(said.get("ECS_AWSVPC_BLOCK_IMDS")) ?? false,
    // Off by itself; the GPU-optimized AMI, which instances with GPUs are taken to run, sets it.
    gpuSupport: flag(said.get("ECS_ENABLE_GPU_SUPPORT")) ?? true,
    taskIamRole: flag(said.get("ECS_ENABLE_TASK_IAM_ROLE")) ?? usual.isAble,
    taskIamRoleNetworkHost: flag(said.get("ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST")) ?? usual.isAble,
    taskCpuMemLimit: flag(said.get("ECS_ENABLE_TASK_CPU_MEM_LIMIT")) ?? usual.isAble,
  };
}

/** What depends on the operating system. */
export interface UsualSettings extends Pick<AgentConfig, "reservedPorts" | "dynamicPorts" | "loggingDrivers"> {
  /** Whether tasks may have an interface, a role and limits of their own. */
  readonly isAble: boolean;
}

/** As ecs-init tells the agent on an ECS-optimized AMI of Amazon Linux. */
const ON_LINUX: UsualSettings = {
  reservedPorts: AGENT_PORTS,
  dynamicPorts: EPHEMERAL_PORTS,
  loggingDrivers: ["json-file", "syslog", "awslogs", "fluentd", "none"],
  isAble: true,
};

/** KEY=VALUE, the last one counting. ecs-init hands values on as they stand: quotes belong to them. */
function settingsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const line of lines) {
    const setting = /^(ECS_[A-Z0-9_]+)=(.*)$/.exec(line.trim());
    if (setting !== null) said.set(setting[1] ?? "", setting[2] ?? "");
  }
  return said;
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function flag(text: string | undefined): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

/** Durations as Go writes them: 30s, 1m30s, 500ms. */
function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text)) return undefined;
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  return [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0),
    0,
  );
}

/** The agent refuses shorter times and takes its default instead. */
const atLeast = (least: number, value: number | undefined): number | undefined =>
  value !== undefined && value >= least ? value : undefined;

function rangeIn(text: string | undefined): { readonly first: number; readonly last: number } | undefined {
  const parts = /^(\d{1,5})-(\d{1,5})$/.exec(text ?? "");
  const [first, last] = [Number(parts?.[1]), Number(parts?.[2])];
  return first >= 1 && first <= last && last <= 65_535 ? { first, last } : undefined;
}

function listIn(text: string | undefined): readonly string[] | undefined {
  const list = jsonIn(text);
  return Array.isArray(list) && list.every((item) => typeof item === "string") ? (list as readonly string[]) : undefined;
}

function portsIn(text: string | undefined): readonly number[] | undefined {
  const list = jsonIn(text);
  if (!Array.isArray(list)) return undefined;
  const ports = (list as readonly unknown[]).filter(
    (port): port is number => typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65_535,
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** A JSON hash of texts; {} when there is none, undefined when it is something else. */
function textsIn(text: string | undefined): Readonly<Record<string, string>> | undefined {
  if (text === undefined || text === "") return {};
  const hash = jsonIn(text);
  if (typeof hash !== "object" || hash === null || Array.isArray(hash)) return undefined;
  const entries = Object.entries(hash as Readonly<Record<string, unknown>>);
  if (!entries.every(([, value]) => typeof value === "string")) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function tagsIn(text: string | undefined): readonly Tag[] {
  return Object.entries(textsIn(text) ?? {}).map(([key, value]) => ({ key, value }));
}

function jsonIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // The agent warns in its log and goes on with the default.
  }
}
