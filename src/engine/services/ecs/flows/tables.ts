import type { LoadCurve } from "../../../../aws/generated/physics.ts";
import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** An address that a client was answered with. */
export interface CachedAddress {
  readonly address: string;
  readonly port: number;
  /** Whose it was then; null: not a task's that ECS registered. */
  readonly serviceArn: string | null;
}

/** What a task was answered by DNS, and believes until then. */
export interface CachedAnswer {
  readonly taskArn: string;
  readonly addresses: readonly CachedAddress[];
  readonly expiresAt: SimTime;
}

/** An endpoint that the proxies of some clients cannot connect to. */
export interface Outlier {
  /** Of the clients, and of the task they ask. */
  readonly outlierKey: string;
  readonly failingSince: SimTime;
  /** How often it was left out, and until when it is; null: it is asked. */
  readonly ejections: number;
  readonly ejectedUntil: SimTime | null;
}

/** What a load follows that changes with time. */
export interface FollowedCurve {
  readonly curve: LoadCurve;
  /** The load beside the curve: its lowest. */
  readonly requestsPerSecond: number;
  readonly startedAt: SimTime;
}

/** A load that the tasks of a service put on a name. */
export interface ServiceLoadRow {
  /** `serviceArn|name:port` */
  readonly loadKey: string;
  readonly serviceArn: string;
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly requestsPerSecond: number;
  readonly cached: readonly CachedAnswer[];
  readonly outliers: readonly Outlier[];
  /** Absent or null: it is constant. */
  readonly follows?: FollowedCurve | null;
}

/** How the name was found; `unknown`: it was not. */
export type Via = "serviceConnect" | "dns" | "loadBalancer" | "unknown";

/**
 * What became of requests: by the metrics of Service Connect what was answered. Nobody knew the name, the address was
 * nobody's any more, nothing came back, it was refused, or the proxy knew of nobody who takes it.
 */
export type FlowFate =
  | "HTTPCode_Target_2XX_Count" | "HTTPCode_Target_3XX_Count" | "HTTPCode_Target_4XX_Count" | "HTTPCode_Target_5XX_Count"
  | "NewConnectionCount"
  | "nameNotFound" | "staleAddress" | "connectionTimedOut" | "connectionRefused" | "noEndpoint";

/** The requests of a load that come to the same service and the same end: what all other counts are sums of. */
export interface ServiceFlowRow {
  /** `loadKey|via|targetServiceArn|fate` */
  readonly flowKey: string;
  readonly loadKey: string;
  readonly serviceArn: string;
  readonly via: Via;
  /** null: a name that nobody knows, or no service's. */
  readonly targetServiceArn: string | null;
  readonly fate: FlowFate;
  /** Over how many tasks they are spread now. */
  readonly takers: number;
  /** How many there are now, in thousandths of a request per second. */
  readonly thousandthsPerSecond: number;
  /** How long an answer takes now, on average, where anything is said of what requests cost. */
  readonly answerMillis?: number;
  /** Requests so far, and what has come of the next one, in millionths. Both hold up to `countedAt`. */
  readonly count: number;
  readonly millionths: number;
  readonly countedAt: SimTime;
}

export const serviceLoads = table<ServiceLoadRow>("ecs.serviceLoads", "loadKey", 1000);
export const serviceFlows = table<ServiceFlowRow>("ecs.serviceFlows", "flowKey");
export const flowsByLoad = index("byLoad", { table: serviceFlows, by: ({ loadKey }) => loadKey });
