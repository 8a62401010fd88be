import type { MetricDataQuery } from "../../../../aws/generated/cloudwatch.ts";
import { readingNamed } from "../metrics/statistic.ts";
import type { Point } from "../metrics/tables.ts";
import { invalidValue, notSimulated } from "../refusals.ts";
import { resultsOf, type MathQuery } from "./evaluate.ts";
import { isList, type Series, type Window } from "./series.ts";

/** What can be said of queries without a world: `name` is what the call calls them. Throws ValidationError and NotSimulated. */
export function checkQueries(queries: readonly MetricDataQuery[], name: string): void {
  const ids = new Set<string>();
  for (const { Id, MetricStat, Expression, AccountId } of queries) {
    if (!/^[a-z]\w*$/.test(Id)) throw invalidValue(`The value ${Id} for parameter ${name}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
    if (ids.has(Id)) throw invalidValue(`The values for parameter Id in ${name} are not unique: ${Id}.`);
    ids.add(Id);
    if (AccountId !== undefined) throw notSimulated("A metric with an AccountId");
    // Assumed wording.
    if ((MetricStat === undefined) === (Expression === undefined)) throw invalidValue(`Exactly one of the parameters MetricStat and Expression of ${Id} must be specified.`);
    if (MetricStat !== undefined) readingNamed(MetricStat.Stat);
  }
}

interface Measured {
  readonly window: Window;
  /** What was measured of a query with a MetricStat, by its periods. */
  readonly pointsOf: (query: MetricDataQuery) => Iterable<Point>;
}

/** What queries come to, by their ids: series, of which an expression may have several. Throws ValidationError and NotSimulated. */
export function answersTo(queries: readonly MetricDataQuery[], { window, pointsOf }: Measured): ReadonlyMap<string, readonly Series[]> {
  const results = resultsOf(queries.flatMap((query) => mathQuery(query, pointsOf) ?? []), window);
  return new Map([...results].map(([id, value]) => [id, isList(value) ? value : [value]]));
}

function mathQuery(query: MetricDataQuery, pointsOf: Measured["pointsOf"]): MathQuery | undefined {
  const { Id: id, Label, MetricStat: stat, Expression: expression } = query;
  if (stat === undefined) return expression === undefined ? undefined : { id, label: Label ?? id, expression };
  const read = readingNamed(stat.Stat);
  const label = Label ?? stat.Metric.MetricName ?? "";
  const values = new Map([...pointsOf(query)].map((point) => [point.at, read(point)]));
  return { id, label, series: { label, period: stat.Period, values } };
}
