import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EVENT_TEXTS, type EventKey } from "./events.ts";
import { story } from "./story.ts";

const HERE = new URL("./", import.meta.url);
const STORIES = readdirSync(HERE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".story.test.ts"))
  .map((name) => readFileSync(new URL(name, HERE), "utf8"))
  .join("\n");

/** What the stories print of a text: any word in the place of a brace. */
const printed = (key: EventKey): RegExp =>
  new RegExp(EVENT_TEXTS[key].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+") + '("?,?\\n|`)');

test.each(Object.keys(EVENT_TEXTS) as EventKey[])("a story prints the event %s", (key) => {
  expect(STORIES).toMatch(printed(key));
});

test("a service keeps its hundred newest events", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web:1", 0);
  s.run(60);
  for (let i = 0; i < 60; i++) {
    s.update("web", { desiredCount: 1 });
    s.run(60);
    s.update("web", { desiredCount: 0 });
    s.run(60);
  }
  const { events = [] } = s.service("web");
  expect(events).toHaveLength(100);
  const times = events.map(({ createdAt = 0 }) => createdAt);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set(events.map(({ id }) => id)).size).toBe(100);
});
