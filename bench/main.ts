import { deployment } from "./deployment.ts";
import { kernelEvents, queueSpeedup } from "./kernel.ts";
import { judged, notMeasured, type Benchmark, type Metric } from "./metric.ts";
import { explanationTime, placementGrowth, placementSpeed } from "./placement.ts";
import { planTime } from "./plan.ts";
import { deltas, simulationSpeed } from "./simulation.ts";
import { terminalLine } from "./terminal.ts";

/** Everything that runs in Node. The size of the page is measured in a browser, by scripts/bench.mjs. */
const BENCHMARKS: readonly Benchmark[] = [kernelEvents, queueSpeedup, placementSpeed, placementGrowth, explanationTime, planTime, deployment, simulationSpeed, deltas, terminalLine];

/** Runs the benchmarks, or the one that yields a metric, and judges what they measured. */
export async function measure(only: string | undefined, say: (line: string) => void): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const { goals, run } of BENCHMARKS) {
    const wanted = goals.filter((goal) => only === undefined || goal.id === only);
    if (wanted.length === 0) continue;
    say(`measuring ${wanted.map((goal) => goal.id).join(", ")}`);
    try {
      const samples = await run();
      for (const goal of wanted) {
        const values = samples.find((sample) => sample.id === goal.id)?.values ?? [];
        metrics.push(values.length === 0 ? notMeasured(goal, "the run yielded no samples") : judged(goal, values));
      }
    } catch (thrown) {
      for (const goal of wanted) metrics.push(notMeasured(goal, String(thrown)));
    }
  }
  return metrics;
}

export { judged } from "./metric.ts";
