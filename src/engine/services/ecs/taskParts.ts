import type { SimTime } from "../../kernel/time.ts";
import type { TaskPlacement } from "./tables.ts";

export type TaskStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

export type HealthStatus = "HEALTHY" | "UNHEALTHY" | "UNKNOWN";

export interface NetworkBinding {
  readonly bindIP: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: "tcp" | "udp";
}

/** A container of a task: what AWS tells of it, and where its agent stands with it. */
export interface ContainerState {
  readonly name: string;
  readonly containerArn: string;
  readonly image: string;
  readonly essential: boolean;
  readonly lastStatus: "PENDING" | "PULLED" | "RUNNING" | "STOPPED";
  /** Its image is on the way. */
  readonly pulling: boolean;
  /** Why its image cannot be pulled: the reason that the container is closed with. */
  readonly pullError: string | null;
  /** Its process ended; ECS hears of it when the agent can tell. */
  readonly gone: boolean;
  /** When it was told to stop. */
  readonly signalledAt: SimTime | null;
  /** It did not come in time to what its dependents wait for. */
  readonly late: boolean;
  readonly healthStatus: HealthStatus;
  /** Container health checks failed in a row. */
  readonly failedChecks: number;
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly networkBindings: readonly NetworkBinding[];
  /** The GPUs of the instance that it holds. */
  readonly gpuIds: readonly string[];
  readonly startedAt: SimTime | null;
  readonly stoppedAt: SimTime | null;
}

/** A target of a task: registered, or draining until the group lets go of it. */
export interface TaskTarget {
  readonly targetGroupArn: string;
  readonly port: number;
  readonly draining: boolean;
}

/** One capacity provider of a strategy, and its part of the tasks. */
export interface StrategyItem {
  readonly capacityProvider: string;
  readonly base: number;
  readonly weight: number;
}

/** How tasks are to run on Fargate, as a request or a service has it. */
export interface FargateWish {
  /** A number, or LATEST. */
  readonly platformVersion: string;
  /** Over FARGATE and FARGATE_SPOT; empty: the launch type FARGATE. */
  readonly strategy: readonly StrategyItem[];
}

/** Constraints and strategies of one task as they were given. */
export interface PlacedBy extends TaskPlacement {
  /** Of an Auto Scaling group: the task goes to an instance of it, or waits for one. */
  readonly capacityProvider?: string;
}

/** What a task on Fargate runs on. */
export interface FargatePlace {
  readonly platformVersion: string;
  /** null: the launch type FARGATE. */
  readonly capacityProvider: string | null;
  /** AWS has told when it retires what is under the task. */
  readonly retiresAt?: SimTime;
}

/** Where the network interfaces of awsvpc tasks are made. */
export interface TaskNetwork {
  readonly subnetIds: readonly string[];
  /** Empty: the default one of the VPC. */
  readonly securityGroupIds: readonly string[];
  /** On Fargate alone: they have public addresses. */
  readonly assignPublicIp?: true;
}

/** The network interface of an awsvpc task. */
export interface TaskInterface {
  readonly attachmentId: string;
  readonly status: "PRECREATED" | "ATTACHING" | "ATTACHED" | "DETACHING" | "DETACHED" | "DELETED";
  readonly subnetId: string;
  /** When EC2 is done with what it is doing to it; null: it rests. */
  readonly doneAt: SimTime | null;
  /** null until EC2 has made it; kept when it is deleted. */
  readonly networkInterfaceId: string | null;
  readonly privateIpv4Address: string | null;
  readonly macAddress: string | null;
}
