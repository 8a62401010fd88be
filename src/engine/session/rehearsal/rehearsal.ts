import type { Call } from "../../../aws/generated/api.ts";
import type { ServiceDeploymentStatus } from "../../../aws/generated/ecs.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { JournalEntry } from "../sessionFile.ts";

/**
 * A deployment that is tried on a copy of the world, to see what its users would see. Inputs of calls may speak of
 * answers to earlier ones (`aws/template/answered.ts`), by the names of their operations.
 */
export interface RehearsalRequest {
  readonly serviceArn: string;
  /** What must stand before. These are made first, and the service is left to come to rest. */
  readonly before: readonly Call[];
  /** The deployment. Its seconds are counted from here. */
  readonly deploy: readonly Call[];
  /** So many seconds after requests began to fail a person takes it back; null: nobody does. */
  readonly noticedAfterSeconds: number | null;
  /** For how long it is looked at. */
  readonly minutes: number;
}

/** What came of the requests in the seconds up to an instant, and of how many tasks the service consists then. */
export interface UsersSample {
  readonly atSeconds: number;
  readonly answeredPerSecond: number;
  readonly failedPerSecond: number;
  readonly healthyTasks: number;
  readonly tasks: number;
}

export interface RehearsedDeployment {
  readonly status: ServiceDeploymentStatus;
  readonly statusReason: string | null;
  /** null: it has not ended. */
  readonly endedAtSeconds: number | null;
}

export interface Rehearsal {
  /** The call that was refused, and AWS's words; then there is nothing else to tell. */
  readonly refused: { readonly operation: string; readonly code: string; readonly message: string } | null;
  /** When the deployment began, on the clock of the world. */
  readonly startedAt: SimTime;
  readonly samples: readonly UsersSample[];
  readonly requestCount: number;
  readonly failedCount: number;
  /** null: the service has no history of deployments. */
  readonly deployment: RehearsedDeployment | null;
  /** When requests began to fail, and when they ceased to for good; null: they never did. */
  readonly failingAtSeconds: number | null;
  readonly recoveredAtSeconds: number | null;
  /** When a person took it back; null: nobody did, or nobody had to. */
  readonly takenBackAtSeconds: number | null;
  /** The fewest healthy tasks, and the most tasks at all. */
  readonly leastHealthyTasks: number;
  readonly mostTasks: number;
  /** All calls that were made, as a session has them. */
  readonly calls: readonly JournalEntry[];
}
