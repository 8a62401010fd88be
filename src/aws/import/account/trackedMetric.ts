import { type Fields, fieldOf, partOf, textOf } from "./fields.ts";

/** Why the metric that a policy tracks cannot be taken over, where those of some predefined types can; undefined: it can. */
export function whyNotTracked(tracking: Fields, types: ReadonlySet<string>): string | undefined {
  const [predefined, customized] = [partOf(tracking, "PredefinedMetricSpecification"), partOf(tracking, "CustomizedMetricSpecification")];
  const [type, label] = [textOf(predefined, "PredefinedMetricType"), textOf(predefined, "ResourceLabel", 1_023)];
  const isKnown = type === "ALBRequestCountPerTarget" ? /^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(label ?? "") : types.has(type ?? "") && label === undefined;
  const isPlain = fieldOf(customized, "Metrics") === undefined && ["Namespace", "MetricName", "Statistic"].every((member) => textOf(customized, member) !== undefined);
  const isTaken = type === undefined ? isPlain : isKnown && Object.keys(customized).length === 0;
  return isTaken ? undefined : "What it tracks is not simulated, or told by metric math.";
}
