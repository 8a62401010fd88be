import type { ListMetricDelaysResponse } from "../../../../aws/generated/physics.ts";
import { reading } from "../../../kernel/operation.ts";
import { metricDelays } from "../metrics/tables.ts";
import { describeDelay } from "./setMetricDelay.ts";

/** Whose datapoints come later than usual, and by how much. */
export const listMetricDelays = reading("physics", "ListMetricDelays", (view): ListMetricDelaysResponse => ({ delays: view.all(metricDelays).map(describeDelay) }));
