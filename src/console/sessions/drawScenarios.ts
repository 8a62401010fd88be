import { EngineClient, type Port } from "../../bridge/client/engineClient.ts";
import type { Scenario } from "../../bridge/protocol.ts";
import { fold, NO_TABLES } from "../store/replica.ts";
import { type Picture, pictureOf } from "./picture.ts";
import { playOrTakeUp } from "./playOrTakeUp.ts";

/** Opens scenarios one after the other in a worker, and shows what each looks like. One that comes to a fault has no picture. */
export async function drawScenarios(port: Port, scenarios: readonly Scenario[], show: (id: string, picture: Picture) => void): Promise<void> {
  let arrived: (picture: Picture | null) => void = () => {};
  const client = new EngineClient(port, {
    // What comes after the whole is of the scenario before, while the next one is on its way.
    delta: ({ from, tables }) => from === 0 && arrived(pictureOf(fold(NO_TABLES, tables))),
    crash: () => arrived(null),
    progress: () => {},
  });
  for (const scenario of scenarios) {
    const picture = new Promise<Picture | null>((resolve) => (arrived = resolve));
    const answer = await playOrTakeUp(client, { id: scenario.id, whole: () => scenario });
    const drawn = answer?.ok === true ? await picture : null;
    if (drawn !== null) show(scenario.id, drawn);
  }
}
