import { shortZone } from "../../../../aws/shortZone.ts";
import type { Funnel, FunnelStage, Standing } from "../../../store/funnel.ts";
import { figure, many } from "../../../graph/figures.ts";

/** A strategy as a column: what it counts, and in what. */
export interface Column {
  readonly stage: FunnelStage;
  /** For example `Tasks in zone`. */
  readonly title: string;
  readonly unit: string;
}

/** The strategies that compare numbers, in their order; chance compares none. */
export function columnsOf({ stages }: Funnel): readonly Column[] {
  return stages.flatMap((stage): readonly Column[] => (stage.compared === null ? [] : [{ stage, title: titleOf(stage.name), unit: stage.compared.unit }]));
}

/** What the strategies saw of an instance, in short: `3 tasks in 1a, 1,024 MiB left`. null if it does not fit, or no strategy is asked. */
export function comparedWords({ stages }: Funnel, { at, verdict: { step } }: Standing): string | null {
  const strategies = stages.filter((stage) => stage.step === 3);
  if (strategies.length === 0 || (step !== null && step < 3)) return null;
  return strategies.map((stage) => wordsOf(stage, at)).join(", ");
}

function wordsOf({ name, compared }: FunnelStage, at: number): string {
  if (compared === null) return `${name} compares nothing`;
  const { unit, amounts, buckets } = compared;
  const amount = amounts[at] ?? 0;
  if (unit !== "tasks") return `${figure(amount)} ${unit} left`;
  const bucket = buckets?.[at];
  if (bucket === undefined) return `${many(amount, "task")} here`;
  const attribute = attributeIn(name);
  if (attribute === ZONE) return `${many(amount, "task")} in ${shortZone(bucket)}`;
  return bucket === "" ? `${many(amount, "task")} without ${attribute}` : `${many(amount, "task")} with ${attribute} ${bucket}`;
}

function titleOf(name: string): string {
  if (name === "binpack(cpu)") return "CPU left";
  if (name === "binpack(memory)") return "Memory left";
  const attribute = attributeIn(name);
  if (attribute === undefined) return "Tasks here";
  return attribute === ZONE ? "Tasks in zone" : `Tasks by ${attribute.replace(/^ecs\./, "")}`;
}

const ZONE = "ecs.availability-zone";

const attributeIn = (name: string): string | undefined => /^spread\(attribute:(.*)\)$/.exec(name)?.[1];
