import type { ServiceRow } from "./tables.ts";

/** What a service has to which nothing has happened yet. */
export const UNTOUCHED_SERVICE = {
  complaints: [],
  deregistrations: [],
  startsToTell: [],
  rebalancing: null,
  waitsForRoom: false,
  startFailuresInARow: 0,
  retryAt: null,
  inactiveSince: null,
} as const satisfies Partial<ServiceRow>;

/** Hues that the page knows; a service keeps its own. */
export const COLORS = 10;
