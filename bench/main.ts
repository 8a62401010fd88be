import { provideEverything } from "../src/engine/everything.ts";
import { fail } from "../src/lib/assert.ts";
import { day } from "./day.ts";
import { deployment } from "./deployment.ts";
import { kernelEvents, queueSpeedup } from "./kernel.ts";
import { judged, notMeasured, type Benchmark, type Metric } from "./metric.ts";
import { explanationTime, placementGrowth, placementSpeed } from "./placement.ts";
import { planTime } from "./plan.ts";
import { deltas, simulationSpeed } from "./simulation.ts";
import { terminalLine } from "./terminal.ts";

/** Everything that runs in Node. The size of the page is measured in a browser, by scripts/bench.mjs. */
const BENCHMARKS: readonly Benchmark[] = [kernelEvents, queueSpeedup, placementSpeed, placementGrowth, explanationTime, planTime, deployment, simulationSpeed, day, deltas, terminalLine];

/** The metrics that each benchmark yields, by its place in the list. */
export const YIELDS: readonly (readonly string[])[] = BENCHMARKS.map(({ goals }) => goals.map(({ id }) => id));

/** Runs one benchmark, by its place in the list, and judges what it measured. */
export async function measure(at: number): Promise<readonly Metric[]> {
  const { goals, run } = BENCHMARKS[at] ?? fail(`there is no benchmark ${at}`);
  provideEverything();
  try {
    const samples = await run();
    return goals.map((goal) => {
      const values = samples.find((sample) => sample.id === goal.id)?.values ?? [];
      return values.length === 0 ? notMeasured(goal, goal.peer === null ? "the run yielded no samples" : `there is no ${goal.peer} here`) : judged(goal, values);
    });
  } catch (thrown) {
    return goals.map((goal) => notMeasured(goal, String(thrown)));
  }
}

export { judged } from "./metric.ts";
