import type { ListTrafficRequest, ListTrafficResponse } from "../../../aws/generated/physics.ts";
import { reading } from "../../kernel/operation.ts";
import { describeTraffic } from "../describe.ts";
import { listenerLoads, traffic } from "../tables.ts";

/** The loads there are in the order in which they were put, those on listeners last. */
export const listTraffic = reading(
  "physics",
  "ListTraffic",
  (view, _input: ListTrafficRequest): ListTrafficResponse => ({
    traffic: [...view.all(traffic).map(describeTraffic), ...view.all(listenerLoads)],
  }),
);
