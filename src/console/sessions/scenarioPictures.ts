import { useEffect, useState } from "react";
import type { Scenario } from "../../bridge/protocol.ts";
import { startWorker } from "../store/startWorker.ts";
import { drawScenarios } from "./drawScenarios.ts";
import type { Picture } from "./picture.ts";

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
  void drawScenarios(port, scenarios, show).then(stop);
  return stop;
}
