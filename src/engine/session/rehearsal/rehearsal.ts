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
}

/** Several of them, from the same moment and side by side, so that all are looked at for as long. */
export interface RehearsalsRequest {
  readonly ways: readonly RehearsalRequest[];
  /** For how long they are looked at, unless all is well everywhere before. */
  readonly minutes: number;
}

/** How far they are. */
export interface Rehearsals {
  /** null: what must stand before does not stand yet. */
  readonly ways: readonly (Rehearsal | null)[];
  readonly seenSeconds: number;
  /** Nothing more comes. */
  readonly isOver: boolean;
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

/** Who ended a deployment. A stage: a hook failed, or what ECS itself does in it. */
export interface Notice {
  readonly by: "person" | "breaker" | "alarms" | "stage";
  readonly atSeconds: number;
}

export interface Rehearsal {
  /** The call that was refused, and AWS's words; then there is nothing else to tell. */
  readonly refused: { readonly operation: string; readonly code: string; readonly message: string } | null;
  /** When the deployment began, on the clock of the world, and how long it took to make what must stand before. */
  readonly startedAt: SimTime;
  readonly preparedSeconds: number;
  readonly samples: readonly UsersSample[];
  readonly requestCount: number;
  readonly failedCount: number;
  /** null: the service has no history of deployments. */
  readonly deployment: RehearsedDeployment | null;
  /** When the first task of the new revision had requests of users; null: none had. */
  readonly servingAtSeconds: number | null;
  /** When requests began to fail, and when they ceased to for good; null: they never did. */
  readonly failingAtSeconds: number | null;
  readonly recoveredAtSeconds: number | null;
  /** null: nobody ended it. */
  readonly noticed: Notice | null;
  /** From when on nothing is deployed, all wanted tasks run, and nobody's requests fail; null: not at the end. */
  readonly wellAtSeconds: number | null;
  /** How many tasks are wanted, the fewest healthy ones, and the most at all. */
  readonly desiredTasks: number;
  readonly leastHealthyTasks: number;
  readonly mostTasks: number;
  /** What the dearest of its tasks costs, or holds of an instance. */
  readonly taskDollarsPerHour: number;
  /** All calls that were made, as a session has them. */
  readonly calls: readonly JournalEntry[];
}
