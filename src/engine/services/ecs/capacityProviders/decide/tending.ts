import type { Millis } from "../../../../kernel/time.ts";
import { MANAGED_DRAIN_AT_MOST, MANAGED_LIFETIME } from "../../timing.ts";

interface Instance {
  readonly age: Millis;
  /** For how long it has been without a task that is no daemon's; null: it has one, or is yet to come. */
  readonly emptyFor: Millis | null;
  readonly isDraining: boolean;
  /** After how long an idle one goes. */
  readonly idleFor: Millis;
}

/**
 * What becomes of an instance that ECS launched. ECS guide, "Amazon ECS Managed Instances": one that is idle for long enough
 * goes, one that drains once it is empty; one that is too old drains, and goes in the end whatever runs on it.
 */
export function decideTending({ age, emptyFor, isDraining, idleFor }: Instance): "stays" | "drains" | "goes" {
  if (age >= MANAGED_LIFETIME + MANAGED_DRAIN_AT_MOST) return "goes";
  if (emptyFor !== null && (isDraining || emptyFor >= idleFor || age >= MANAGED_LIFETIME)) return "goes";
  return age >= MANAGED_LIFETIME && !isDraining ? "drains" : "stays";
}
