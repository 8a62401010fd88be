import type { PutServiceTrafficRequest, PutServiceTrafficResponse } from "../../../../../aws/generated/physics.ts";
import type { View } from "../../../../kernel/context.ts";
import { operation } from "../../../../kernel/operation.ts";
import { Refusal } from "../../../../kernel/refusal.ts";
import { refuseCurve } from "../../../elbv2/late/contract.ts";
import { findCluster } from "../../lookup.ts";
import { findService } from "../../lookupService.ts";
import { describeServiceTraffic } from "../describe.ts";
import { shift } from "../shift.ts";
import { serviceLoads, type ServiceLoadRow } from "../tables.ts";

/**
 * Lets the tasks of a service send requests to a name, as their programs would. An operation of physics, for programs
 * are nature; it stands here because only ECS knows who finds whom.
 */
export const putServiceTraffic = operation("physics", "PutServiceTraffic", {
  check(view: View, { service, cluster, name, port = 80, path = "/", requestsPerSecond, curve }: PutServiceTrafficRequest): ServiceLoadRow {
    const found = findCluster(view, cluster);
    const row = found && findService(view, found, service);
    if (row === undefined || row.status !== "ACTIVE") {
      throw new Refusal("ResourceNotFoundException", `There is no service '${service}' in the cluster '${cluster ?? "default"}'.`);
    }
    const loadKey = `${row.serviceArn}|${name.toLowerCase()}:${port}`;
    const before = view.find(serviceLoads, loadKey);
    if (before === undefined && view.size(serviceLoads) >= serviceLoads.limit) throw new Refusal("LimitExceededException", "No more services can have traffic.");
    if (curve !== undefined) refuseCurve(curve);
    const { cached = [], outliers = [] } = before ?? {};
    // A row that never followed a curve has no word for it.
    const follows = curve !== undefined ? { follows: { curve, requestsPerSecond, startedAt: view.now } } : before?.follows === undefined ? {} : { follows: null };
    return { loadKey, serviceArn: row.serviceArn, name, port, path, requestsPerSecond, cached, outliers, ...follows };
  },

  apply(ctx, load): PutServiceTrafficResponse {
    if (ctx.find(serviceLoads, load.loadKey) === undefined) ctx.insert(serviceLoads, load);
    else ctx.update(serviceLoads, load.loadKey, load);
    shift(ctx, load.loadKey);
    return { traffic: describeServiceTraffic(ctx, ctx.need(serviceLoads, load.loadKey)) };
  },
});
