/** What waits in a queue: so much at an instant, and since then so much comes and is taken. */
export interface Backlog {
  /** In thousandths of a message per second. */
  readonly arrivingThousandths: number;
  /** What those who work could take. */
  readonly takenThousandths: number;
  /** How many waited at `countedAt`, in millionths. */
  readonly backlogMillionths: number;
  readonly countedAt: number;
}

/** Under which name the program that owns a queue puts its metrics. */
export const QUEUE_NAMESPACE = "Playground/Queues";

/** More than this no queue holds: what comes then is lost. Assumed; in millionths of a message. */
const MOST = 1_000_000_000_000_000;

/** How many messages wait at an instant up to which the rates were constant, in millionths: thousandths per second times milliseconds. */
export function backlogAt({ arrivingThousandths, takenThousandths, backlogMillionths, countedAt }: Backlog, at: number): number {
  return Math.min(MOST, Math.max(0, backlogMillionths + (arrivingThousandths - takenThousandths) * (at - countedAt)));
}
