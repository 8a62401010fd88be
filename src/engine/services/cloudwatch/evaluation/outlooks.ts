import type { StateValue } from "../../../../aws/generated/cloudwatch.ts";
import { groupBy } from "../../../../lib/groupBy.ts";
import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { keyOfNamed } from "../metrics/metric.ts";
import { MINUTE, minuteOf, newestOf, pointBack } from "../metrics/points.ts";
import { metricDelays, metrics, type MetricRow, type Point, type Points } from "../metrics/tables.ts";
import { alarms, type AlarmConfiguration, type AlarmRow } from "../tables.ts";
import { Breaches } from "./breaches.ts";
import type { AlarmRule, Datapoint } from "./decideAlarm.ts";
import { isBeyond, ruleOf } from "./evaluateAlarm.ts";
import { readingOf } from "./lookedAt.ts";

/** Those alarms that may come to another state at the end of a minute: with most, the newest datapoints say what they said before. */
export function unsettledAlarms(view: View): readonly AlarmRow[] {
  // What is late is seen by those who look at it alone.
  if (!takesShortcuts() || view.size(metricDelays) > 0) return view.all(alarms);
  const kept = view.derived(outlooks);
  const { all } = (kept.known ??= outlooksOf(view));
  const minute = minuteOf(view.now) - MINUTE;
  const unsettled: AlarmRow[] = [];
  for (const outlook of all) if (!outlook.isSettled(view, minute)) unsettled.push(view.need(alarms, outlook.alarmName));
  return unsettled;
}

interface Outlooks {
  /** In the order of the alarms. */
  readonly all: readonly Outlook[];
  readonly byAlarm: ReadonlyMap<string, Outlook>;
  /** Of alarms on minutes of one metric, by that, and by the place of its row once it was heard of. */
  readonly byMetric: ReadonlyMap<string, readonly Outlook[]>;
  readonly byPlace: (readonly Outlook[] | undefined)[];
}

/** Made anew where there are other alarms; they hear of states and of datapoints as these come. */
const outlooks: Derived<{ known: Outlooks | undefined }> = {
  name: "cloudwatch.outlooks",
  build: () => ({ known: undefined }),
  hears: [
    hearing(alarms, (kept, before, after) => {
      const outlook = after && kept.known?.byAlarm.get(after.alarmName);
      if (before === undefined || after === undefined || outlook === undefined || before.configuration !== after.configuration) kept.known = undefined;
      else outlook.stateValue = after.stateValue;
    }),
    hearing(metrics, (kept, before, after, place) => {
      if (kept.known !== undefined && after !== undefined && before?.points !== after.points) tell(kept.known, after, place);
    }),
  ],
};

/** Metrics stay, and so do their places. */
function tell({ byMetric, byPlace }: Outlooks, { metricKey, points }: MetricRow, place: number): void {
  for (const outlook of (byPlace[place] ??= byMetric.get(metricKey) ?? [])) outlook.hear(points);
}

function outlooksOf(view: View): Outlooks {
  const all = view.all(alarms).map((alarm) => new Outlook(alarm));
  return { all, byAlarm: new Map(all.map((outlook) => [outlook.alarmName, outlook])), byMetric: groupBy(all.filter(({ isFollowed }) => isFollowed), ({ metricKey }) => metricKey), byPlace: [] };
}

/** What the newest datapoints say of an alarm on minutes of one metric. Of other alarms it tells nothing. */
class Outlook {
  readonly alarmName: string;
  readonly metricKey: string;
  /** Whether it is one of these, and looks no further back than points are kept. */
  readonly isFollowed: boolean;
  stateValue: StateValue;
  readonly #rule: AlarmRule;
  readonly #read: (point: Point) => number;
  readonly #condition: Pick<AlarmConfiguration, "ComparisonOperator" | "Threshold" | "Unit">;
  readonly #breaches: Breaches;
  /** The minute of the newest datapoint; undefined: they are to be read. */
  #newestAt: SimTime | undefined;

  constructor({ alarmName, configuration, stateValue }: AlarmRow) {
    const { isOfMinutes, read } = readingOf(configuration);
    this.alarmName = alarmName;
    this.metricKey = keyOfNamed(configuration);
    this.stateValue = stateValue;
    this.#rule = ruleOf(configuration);
    this.isFollowed = isOfMinutes && this.#rule.evaluationPeriods * MINUTE < POINTS_KEPT_FOR;
    this.#read = read;
    this.#condition = { ComparisonOperator: configuration.ComparisonOperator, Threshold: configuration.Threshold, Unit: configuration.Unit };
    this.#breaches = new Breaches(this.#rule);
  }

  /** Whether the alarm stays in its state by the datapoints up to that of a minute. */
  isSettled(view: View, minute: SimTime): boolean {
    if (!this.isFollowed) return false;
    if (this.#newestAt === undefined) this.#readAll(view);
    return this.#newestAt === minute && this.#breaches.state === this.stateValue;
  }

  /** Its metric has other points: most often one more, of a minute that none was of. */
  hear(points: Points): void {
    const newest = newestOf(points);
    if (newest !== undefined && this.#newestAt !== undefined && newest.at > this.#newestAt) this.#take(newest, this.#newestAt);
    else this.#newestAt = undefined;
  }

  #readAll(view: View): void {
    const points = view.find(metrics, this.metricKey)?.points;
    let newestAt = -Infinity;
    // One more than are counted: it may be of the same minute as the oldest of these.
    for (let back = this.#rule.evaluationPeriods; back >= 0; back--) {
      const point = points && pointBack(points, back);
      if (point !== undefined) newestAt = this.#take(point, newestAt);
    }
    this.#newestAt = newestAt;
  }

  /** One more point after one of some minute; answers its own. */
  #take(point: Point, newestAt: SimTime): SimTime {
    if (point.at !== newestAt + MINUTE) this.#breaches.take(undefined);
    // Points of one minute are one datapoint.
    if (point.at !== newestAt) this.#breaches.take(this.#isBreaching(point));
    return (this.#newestAt = point.at);
  }

  #isBreaching(point: Point): Datapoint {
    const { Unit, Threshold = 0, ComparisonOperator } = this.#condition;
    return Unit === undefined || Unit === point.unit ? isBeyond(this.#read(point), ComparisonOperator, Threshold) : undefined;
  }
}
