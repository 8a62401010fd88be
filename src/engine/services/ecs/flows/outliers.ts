import { seconds, type SimTime } from "../../../kernel/time.ts";
import type { ClientGroup } from "./clients.ts";
import type { Outlier } from "./tables.ts";

/** Failures in a row that a proxy takes for an endpoint that is down, within what time. Third party. */
const FAILURES = 5;
const WITHIN = seconds(30);

/** How long an endpoint is left out: so much longer each time. Third party. */
const LEFT_OUT = seconds(30);
const LEFT_OUT_MOST = seconds(300);

/** What part of the endpoints may be left out at a time, as one in so many. From memory. */
const ONE_IN = 2;

interface Asked {
  readonly now: SimTime;
  readonly group: Pick<ClientGroup, "groupKey" | "rate" | "clients">;
  readonly members: readonly { readonly taskArn: string; readonly connects: boolean }[];
}

export interface Judged {
  /** Who is not asked now. */
  readonly ejected: ReadonlySet<string>;
  readonly outliers: readonly Outlier[];
  /** When somebody is left out next, or asked again. */
  readonly nextAt: SimTime | null;
}

/**
 * Whom proxies leave out: those whose connections failed so often in a row. Each proxy learns it by itself; as all send
 * alike, they learn it at the same time.
 */
export function judgeOutliers(before: readonly Outlier[], { now, group, members }: Asked): Judged {
  const takes = timeToEject(group, members.length);
  const known = new Map(before.map((one) => [one.outlierKey, one]));
  const standing = members.flatMap(({ taskArn, connects }) => {
    const outlierKey = `${group.groupKey}|${taskArn}`;
    const old = known.get(outlierKey);
    const isLeftOut = old !== undefined && old.ejectedUntil !== null && old.ejectedUntil > now;
    if (connects && !isLeftOut) return [];
    const fresh = { outlierKey, failingSince: now, ejections: old?.ejections ?? 0, ejectedUntil: null };
    const again = old === undefined || (old.ejectedUntil !== null && !isLeftOut);
    return [{ taskArn, row: again ? fresh : old }];
  });
  const ejected = new Set(standing.filter(({ row }) => row.ejectedUntil !== null).map(({ taskArn }) => taskArn));
  const outliers = standing.map(({ taskArn, row }): Outlier => {
    const isDue = row.ejectedUntil === null && takes !== null && now >= row.failingSince + takes;
    if (!isDue || ejected.size >= Math.floor(members.length / ONE_IN)) return row;
    ejected.add(taskArn);
    const ejections = row.ejections + 1;
    return { ...row, ejections, ejectedUntil: now + Math.min(LEFT_OUT_MOST, LEFT_OUT * ejections) };
  });
  const times = outliers.flatMap(({ ejectedUntil, failingSince }) => {
    if (ejectedUntil !== null) return [ejectedUntil];
    return takes !== null && failingSince + takes > now ? [failingSince + takes] : [];
  });
  return { ejected, outliers, nextAt: times.length === 0 ? null : Math.min(...times) };
}

/** How long it takes a proxy to meet an endpoint so often; null: too long to matter. */
function timeToEject({ rate, clients }: Asked["group"], members: number): number | null {
  if (rate === 0) return null;
  // Thousandths per second: a million of them are a thousand requests in a second, so this is in milliseconds.
  const takes = Math.ceil((FAILURES * clients.length * members * 1_000_000) / rate);
  return takes > WITHIN ? null : takes;
}
