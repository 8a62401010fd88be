import type { ListTrafficRequest, ListTrafficResponse } from "../../../aws/generated/physics.ts";
import { reading } from "../../kernel/operation.ts";
import { describeLoad } from "../describe.ts";
import { loadCurveOn } from "../loadCurve.ts";
import { listenerLoads, traffic } from "../tables.ts";

/** The loads there are in the order in which they were put, those on listeners last. */
export const listTraffic = reading(
  "physics",
  "ListTraffic",
  (view, _input: ListTrafficRequest): ListTrafficResponse => ({
    traffic: [
      ...view.all(traffic).map(({ targetGroupArn, requestsPerSecond }) => describeLoad({ targetGroupArn, requestsPerSecond }, loadCurveOn(view, targetGroupArn))),
      ...view.all(listenerLoads).map((load) => describeLoad(load, loadCurveOn(view, load.listenerArn))),
    ],
  }),
);
