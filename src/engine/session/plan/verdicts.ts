import { shortZone } from "../../../aws/shortZone.ts";
import { capital } from "../../../lib/capital.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import { isSpreadOverZones, type InstanceVerdict, type PlacementExplanation } from "../../services/ecs/placement/explanation.ts";
import type { PlacementVerdict, PlannedTask } from "../plan.ts";

/**
 * What the map shows on each instance: first of all the tasks that land there, and of the others why the task that is
 * looked at did not. That is the first that was asked about, or else the one that found no place.
 */
export function verdictsOf(planned: readonly PlannedTask[], obstacle: PlacementExplanation | null): readonly PlacementVerdict[] {
  const explanation = planned.find((task) => task.explanation !== null)?.explanation ?? obstacle;
  if (explanation === null) return [];
  const landings = groupBy(planned, ({ containerInstanceArn }) => containerInstanceArn);
  const zones = isSpreadOverZones(explanation) ? groupBy(planned, ({ availabilityZone }) => availabilityZone) : new Map<string, readonly PlannedTask[]>();
  const explained = explanation.verdicts.map((verdict) => {
    const here = landings.get(verdict.containerInstanceArn);
    if (here !== undefined) return landing(verdict, here);
    const neighbours = verdict.step === 3 || verdict.step === 4 ? zones.get(verdict.availabilityZone) : undefined;
    const reason = neighbours === undefined ? verdict.reason : `${shortZone(verdict.availabilityZone)} already gets ${numbered(neighbours)}`;
    return { ...verdict, reason, lands: [] };
  });
  // A daemon's task is explained for its own instance alone, yet every one of them lands somewhere.
  const known = new Set(explained.map(({ containerInstanceArn }) => containerInstanceArn));
  const others = [...landings].filter(([containerInstanceArn]) => !known.has(containerInstanceArn));
  return [...explained, ...others.flatMap(([containerInstanceArn, here]) => here.slice(0, 1).map(({ availabilityZone }) => landing({ containerInstanceArn, availabilityZone }, here)))];
}

function landing({ containerInstanceArn, availabilityZone }: Pick<InstanceVerdict, "containerInstanceArn" | "availabilityZone">, here: readonly PlannedTask[]): PlacementVerdict {
  const headline = `${capital(numbered(here))} ${here.length === 1 ? "lands" : "land"} here`;
  return { containerInstanceArn, availabilityZone, step: null, stage: null, headline, reason: here[0]?.because ?? "", lands: here.map(({ number }) => number) };
}

/** `task 1`, `tasks 1 and 4`, `tasks 1, 4 and 2 more`: what fits on a card. */
function numbered(planned: readonly PlannedTask[]): string {
  const numbers = planned.map(({ number }) => number);
  if (numbers.length === 1) return `task ${numbers[0]}`;
  if (numbers.length === 2) return `tasks ${numbers[0]} and ${numbers[1]}`;
  if (numbers.length === 3) return `tasks ${numbers[0]}, ${numbers[1]} and ${numbers[2]}`;
  return `tasks ${numbers[0]}, ${numbers[1]} and ${numbers.length - 2} more`;
}
