import { balancedServices } from "./balanced.ts";
import { liveDay } from "./liveDay.ts";
import type { Benchmark } from "./metric.ts";

const TURNS = 4;

/** The day that is measured in the browser, by scripts/dayInWorker.mjs, in Node: its compiler is another. */
export const day: Benchmark = {
  goals: [{ id: "day-in-node-seconds", unit: "s", floor: null, aim: null, better: "lower", peer: null }],
  run: () => {
    const file = balancedServices().toFile();
    const days = Array.from({ length: TURNS }, () => liveDay(file));
    if (days.some(({ digest }) => digest !== days[0]?.digest)) throw new Error("the same day came out differently");
    return [{ id: "day-in-node-seconds", values: days.map(({ seconds }) => seconds) }];
  },
};
