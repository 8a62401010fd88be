import { expect, test } from "vitest";
import { wallClock } from "./wallClock.ts";

const HOUR = 3_600_000;

/** Sessions begin on Monday, 5 January 2026, at 09:00 UTC. */
test.each([
  ["the beginning in UTC", 0, null, "Mon 5 Jan, 09:00 UTC"],
  ["midnight, which is 00 and not 24", 15 * HOUR, "UTC", "Tue 6 Jan, 00:00 UTC"],
  ["a zone that is ahead, in winter", 22 * HOUR, "Europe/Berlin", "Tue 6 Jan, 08:00 Europe/Berlin"],
  ["the same zone on its first morning of summer time", (83 * 24 + 22) * HOUR, "Europe/Berlin", "Mon 30 Mar, 09:00 Europe/Berlin"],
  ["a zone that is still in the day before", 15 * HOUR, "America/New_York", "Mon 5 Jan, 19:00 America/New_York"],
  ["a zone that there is not", 0, "Europe/Nowhere", "Mon 5 Jan, 09:00 UTC"],
  ["one that is being typed", 0, "Europe/", "Mon 5 Jan, 09:00 UTC"],
])("%s", (_, at, timeZone, text) => {
  expect(wallClock(at, timeZone)).toBe(text);
});
