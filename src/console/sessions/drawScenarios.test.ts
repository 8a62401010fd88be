import { expect, test } from "vitest";
import type { Port } from "../../bridge/client/engineClient.ts";
import type { FromWorker, Scenario } from "../../bridge/protocol.ts";
import { drawScenarios } from "./drawScenarios.ts";

const scenario = (id: string): Scenario => ({ id, title: id, summary: "", seed: 1, openAtSeconds: 0, steps: [] });

/** A worker in which what is called `faulty` stops on its way, and what is called `refused` cannot even begin. */
function worker(): Port {
  const port: Port = {
    onmessage: null,
    postMessage: (message) => {
      if (message.type !== "openScenario") return;
      const say = (data: unknown) => port.onmessage?.({ data: data as FromWorker });
      const { id } = message.scenario;
      say({ type: "answer", id: message.id, answer: id === "refused" ? { ok: false, code: "SimulationFault", message: "" } : { ok: true, output: {} } });
      if (id === "faulty") say({ type: "crash", message: "a fault", at: 0, file: {} });
      else say({ type: "delta", from: 0, tables: {} });
    },
  };
  return port;
}

test("a scenario that comes to a fault, or cannot begin, lets the others have their pictures", async () => {
  const drawn: string[] = [];
  await drawScenarios(worker(), ["one", "faulty", "refused", "two"].map(scenario), (id) => drawn.push(id));
  expect(drawn).toEqual(["one", "two"]);
});
