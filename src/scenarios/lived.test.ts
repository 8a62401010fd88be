import { expect, test } from "vitest";
import { FIRST } from "../console/sessions/beginning.ts";
import { SCENARIOS } from "./index.ts";
import { Session } from "../engine/session/session.ts";
import { live, written } from "../engine/session/lived/live.ts";
import { readLived } from "../engine/session/lived/livedSession.ts";

test.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))("%s: opened as it was lived it is what its replay comes to, goes on alike and can go back", (_title, scenario) => {
  const lived = live(scenario);
  const read = readLived(written(lived));
  expect(read).toEqual(lived);

  const opened = new Session(read.file, read);
  const replayed = new Session(read.file);
  replayed.runUntil(read.file.clock);
  expect(opened.world.save()).toEqual(replayed.world.save());
  expect(opened.world.log).toEqual(replayed.world.log);
  expect(opened.end).toBe(replayed.end);

  const later = read.file.clock + 60_000;
  for (const session of [opened, replayed]) session.runUntil(later);
  expect(opened.world.digest).toBe(replayed.world.digest);
  opened.seek(0);
  opened.seek(later);
  expect(opened.world.digest).toBe(replayed.world.digest);
});

test("what a first visit opens is what it says", async () => {
  expect(await FIRST.whole()).toMatchObject({ id: FIRST.id, openAtSeconds: FIRST.openAtSeconds });
});
