import { expect, test } from "vitest";
import type { EngineClient } from "../../bridge/client/engineClient.ts";
import type { Answer, Scenario } from "../../bridge/protocol.ts";
import { playOrTakeUp } from "./playOrTakeUp.ts";
import { takeTurn } from "./turn.ts";

const scenario = (id: string): Scenario => ({ id, title: id, summary: "", seed: 1, openAtSeconds: 0, steps: [] });

const opened: string[] = [];
const engine = {
  openScenario: ({ id }: Scenario): Promise<Answer> => {
    opened.push(id);
    return Promise.resolve({ ok: true, output: {} });
  },
} as unknown as EngineClient;

test("what the page opens by itself gives way to what is asked for while it is fetched", async () => {
  let arrives: (scenario: Scenario) => void = () => undefined;
  const slow = playOrTakeUp(engine, { id: "first", whole: () => new Promise((resolve) => (arrives = resolve)) }, takeTurn());
  const chosen = await playOrTakeUp(engine, { id: "chosen", whole: () => scenario("chosen") }, takeTurn());
  arrives(scenario("first"));

  expect(await slow).toBeNull();
  expect(chosen?.ok).toBe(true);
  expect(opened).toEqual(["chosen"]);
});
