import { useEffect, useState } from "react";
import { EngineClient } from "../../bridge/client/engineClient.ts";
import type { Scenario } from "../../bridge/protocol.ts";
import { fold, NO_TABLES } from "../store/replica.ts";
import { startWorker } from "../store/startWorker.ts";
import { playOrTakeUp } from "./playOrTakeUp.ts";
import { type Picture, pictureOf } from "./picture.ts";

/**
 * What the scenarios look like where they open, by their ids. They are really opened, one after the other, in a worker
 * of their own; so a picture is never out of date. What has been drawn once is kept while the page lives.
 */
export function useScenarioPictures(scenarios: readonly Scenario[]): ReadonlyMap<string, Picture> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(drawn);
  useEffect(() => {
    const missing = scenarios.filter(({ id }) => !drawn.has(id));
    if (missing.length === 0) return;
    return draw(missing, (id, picture) => {
      drawn = new Map([...drawn, [id, picture]]);
      setPictures(drawn);
    });
  }, [scenarios]);
  return pictures;
}

let drawn: ReadonlyMap<string, Picture> = new Map();

/** The answer stops it. */
function draw(scenarios: readonly Scenario[], show: (id: string, picture: Picture) => void): () => void {
  const { port, stop } = startWorker();
  let arrived: (picture: Picture) => void = () => {};
  const client = new EngineClient(port, {
    // What comes after the whole is of the scenario before, while the next one is on its way.
    delta: ({ from, tables }) => from === 0 && arrived(pictureOf(fold(NO_TABLES, tables))),
    crash: () => {},
    progress: () => {},
  });
  void (async () => {
    for (const scenario of scenarios) {
      const picture = new Promise<Picture>((resolve) => (arrived = resolve));
      const answer = await playOrTakeUp(client, { id: scenario.id, whole: () => scenario });
      if (answer?.ok === true) show(scenario.id, await picture);
    }
    stop();
  })();
  return stop;
}
