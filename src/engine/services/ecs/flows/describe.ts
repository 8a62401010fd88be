import type { ServiceTraffic } from "../../../../aws/generated/physics.ts";
import type { View } from "../../../kernel/context.ts";
import { streamCount } from "../../elbv2/late/contract.ts";
import { spreadRequests } from "./spreadRequests.ts";
import { flowsByLoad, type ServiceLoadRow } from "./tables.ts";

/** A load, what became of its requests so far, and who takes them now. */
export function describeServiceTraffic(view: View, load: ServiceLoadRow): ServiceTraffic {
  const { serviceArn, name, port, path, follows } = load;
  const put = follows ? { requestsPerSecond: follows.requestsPerSecond, curve: follows.curve } : { requestsPerSecond: load.requestsPerSecond };
  const flows = view.where(flowsByLoad, load.loadKey).map((row) => ({
    via: row.via,
    ...(row.targetServiceArn === null ? {} : { targetServiceArn: row.targetServiceArn }),
    fate: row.fate,
    requestsPerSecond: row.thousandthsPerSecond / 1000,
    requestCount: streamCount(row, view.now).count,
    ...(row.answerMillis !== undefined && { answerMillis: row.answerMillis }),
  }));
  const takers = spreadRequests(view, load).shares.flatMap(({ taker, fate, rate }) => (taker === null || rate === 0 ? [] : [{ taker, fate, requestsPerSecond: rate / 1000 }]));
  return { serviceArn, name, port, path, ...put, flows, takers };
}
