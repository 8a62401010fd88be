import { seconds } from "../src/engine/kernel/time.ts";
import { alarmStateChanged } from "../src/engine/services/cloudwatch/contract.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import { Session } from "../src/engine/session/session.ts";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";

const HOURS = 24;
const HOUR_SECONDS = 3_600;

/** How long a day took, and what it came to: the same digest each time, or it was another day. */
export interface LivedDay {
  readonly seconds: number;
  readonly digest: string;
  /** How many of them ran on average, and how often the state of an alarm changed: the day of a peer comes to about the same. */
  readonly tasks: number;
  readonly alarmChanges: number;
}

/**
 * A whole day of the balanced services, whose loads and desired counts rise and fall, with sixty alarms. A thousand
 * tasks are what runs on average; it is more by day and less by night.
 */
export function liveDay(file: SessionFile): LivedDay {
  const session = new Session(file);
  session.runUntil(file.clock);
  const counts: number[] = [];
  let alarmChanges = 0;
  session.world.watchLog(({ name }) => void (name === alarmStateChanged.name && alarmChanges++));
  const start = performance.now();
  for (let hour = 1; hour <= HOURS; hour++) {
    session.runUntil(file.clock + seconds(hour * HOUR_SECONDS));
    counts.push(session.read((view) => view.all(tasks)).filter(({ lastStatus }) => lastStatus === "RUNNING").length);
  }
  const took = (performance.now() - start) / 1000;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean < 900 || mean > 1_100) throw new Error(`the services of the day run ${mean} tasks on average, not a thousand`);
  return { seconds: took, digest: session.world.digest, tasks: mean, alarmChanges };
}
