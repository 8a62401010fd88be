import { readScript } from "../src/bridge/gateway/terminal/readScript.ts";
import { runLine } from "../src/bridge/gateway/terminal/runLine.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import { busyCluster } from "./cluster.ts";
import type { Benchmark } from "./metric.ts";

const TURNS = 40;

/** Lines run before any is timed. */
const WARM_UP = 20;

/** From a typed line to its printed answer, the call made in the same thread: a description of a hundred tasks. */
export const terminalLine: Benchmark = {
  goals: [{ id: "terminal-milliseconds-100-tasks", unit: "ms", floor: 5, aim: 2, better: "lower", peer: null }],
  run: async () => {
    const session = busyCluster({ instances: 100, tasks: 500 });
    const arns = session.read((view) => view.all(tasks)).slice(0, 100).map(({ taskArn }) => taskArn);
    const text = `aws ecs describe-tasks --cluster bench --tasks ${arns.join(" ")}`;
    const terminal = {
      account: { call: async (call: Parameters<typeof session.call>[0]) => session.call(call), pass: async () => {}, region: "us-east-1", columns: 100 },
      variables: new Map<string, string>(),
      isCancelled: () => false,
    };
    const line = async (): Promise<number> => {
      const start = performance.now();
      let printed = 0;
      const script = readScript(text);
      for (const one of script.kind === "script" ? script.lines : []) await runLine(one, terminal, (out) => (printed += out.length));
      if (printed < 50_000) throw new Error(`only ${printed} characters were printed`);
      return performance.now() - start;
    };
    for (let turn = 0; turn < WARM_UP; turn++) await line();
    const values: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) values.push(await line());
    return [{ id: "terminal-milliseconds-100-tasks", values }];
  },
};
