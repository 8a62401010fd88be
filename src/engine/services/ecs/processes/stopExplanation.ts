import type { ScaleInVerdict } from "./victimsTold.ts";

/** Why the service scheduler stopped a task, seen at the moment when it decided. */
export interface StopExplanation {
  /** What the scheduler was about. */
  readonly cause: "scaleIn" | "deployment" | "rebalancing" | "unhealthy" | "draining" | "daemon" | "deleted";
  /** What it was about, in one sentence. */
  readonly headline: string;
  /** The arithmetic, a sentence each; empty where there is none. */
  readonly because: readonly string[];
  /** The tasks that it was chosen from, those that stay included; empty where there was nothing to choose. */
  readonly verdicts: readonly ScaleInVerdict[];
}
