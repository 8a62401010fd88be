import type { Scenario } from "../engine/session/scenario.ts";

/** An account as AWS hands it out: a default VPC, three zones, and nothing else. */
export const emptyAccount: Scenario = {
  id: "empty-account",
  title: "Empty account",
  summary: "Three zones and nothing in them.",
  seed: 1,
  openAtSeconds: 0,
  steps: [],
};
