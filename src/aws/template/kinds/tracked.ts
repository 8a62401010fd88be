import { isMembers } from "../../import/candidates.ts";
import { isOpen } from "../answered.ts";
import { textOf } from "../functions.ts";

/** Whether a policy tracks what a load balancer of the template has to do: CloudWatch calls that by a name which no answer holds. */
export function tracksWhatIsMade(tracking: unknown): boolean {
  const predefined = isMembers(tracking) ? tracking["PredefinedMetricSpecification"] : undefined;
  return isMembers(predefined) && isOpen(textOf(predefined["ResourceLabel"]));
}

/** What is said of policies and alarms that look at it. */
export const KNOWN_LATER = "What it looks at is known only once it is made.";
