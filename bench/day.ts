import { seconds } from "../src/engine/kernel/time.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import { Session } from "../src/engine/session/session.ts";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";
import { balancedServices } from "./balanced.ts";
import { sumOf } from "../src/lib/sum.ts";
import type { Benchmark } from "./metric.ts";
import { simpyDay } from "./simpyDay.ts";

const DAY_SECONDS = 86_400;

/** Days are lived until there are so many, or it takes too long. */
const TURNS = 4;
const LONG_ENOUGH_SECONDS = 40;

/** A whole day: a thousand tasks in twenty services, whose loads and desired counts rise and fall, with sixty alarms. */
export const day: Benchmark = {
  goals: [
    { id: "day-seconds", unit: "s", floor: 1.7, aim: 0.17, better: "lower", peer: null },
    { id: "day-times-simpy", unit: "x", floor: 5, aim: 50, better: "higher", peer: "SimPy" },
  ],
  run: () => {
    const file = balancedServices().toFile();
    const took: number[] = [];
    const ratios: number[] = [];
    const digests = new Set<string>();
    while (took.length < TURNS && sumOf(took, (one) => one) < LONG_ENOUGH_SECONDS) {
      const { seconds: ours, digest } = liveDay(file);
      took.push(ours);
      const theirs = simpyDay();
      if (theirs !== null) ratios.push(theirs / ours);
      if (digests.add(digest).size > 1) throw new Error("the same day came out differently");
    }
    return [
      { id: "day-seconds", values: took },
      { id: "day-times-simpy", values: ratios },
    ];
  },
};

/** A thousand tasks are what runs on average; it is more by day and less by night. */
function liveDay(file: SessionFile): { readonly seconds: number; readonly digest: string } {
  const session = new Session(file);
  session.runUntil(file.clock);
  const counts: number[] = [];
  const start = performance.now();
  for (let hour = 1; hour <= 24; hour++) {
    session.runUntil(file.clock + seconds((hour * DAY_SECONDS) / 24));
    counts.push(session.read((view) => view.all(tasks)).filter(({ lastStatus }) => lastStatus === "RUNNING").length);
  }
  const took = (performance.now() - start) / 1000;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean < 900 || mean > 1_100) throw new Error(`the services of the day run ${mean} tasks on average, not a thousand`);
  return { seconds: took, digest: session.world.digest };
}
