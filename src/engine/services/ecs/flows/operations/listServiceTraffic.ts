import type { ListServiceTrafficRequest, ListServiceTrafficResponse } from "../../../../../aws/generated/physics.ts";
import { reading } from "../../../../kernel/operation.ts";
import { describeServiceTraffic } from "../describe.ts";
import { serviceLoads } from "../tables.ts";

/** The loads of services on each other, in the order in which they were put. */
export const listServiceTraffic = reading(
  "physics",
  "ListServiceTraffic",
  (view, _input: ListServiceTrafficRequest): ListServiceTrafficResponse => ({ traffic: view.all(serviceLoads).map((load) => describeServiceTraffic(view, load)) }),
);
