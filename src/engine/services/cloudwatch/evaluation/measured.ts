import { flatMapped } from "../../../../lib/flatMapped.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import type { Meter } from "../late/contract.ts";
import { isMeasured, metersAbout } from "../metrics/meters.ts";
import { keyOfNamed, metricKeyOf } from "../metrics/metric.ts";
import { metricWatches } from "../metrics/tables.ts";
import { alarms, type AlarmConfiguration } from "../tables.ts";
import { lookedAt } from "./lookedAt.ts";

/** Those of the metrics of an alarm that services measure by themselves. */
export const measuredFor = remembered((configuration: AlarmConfiguration) => lookedAt(configuration).filter(isMeasured));

/** All that is to be measured each minute, for alarms or for others who watch it. */
interface Measured {
  readonly keys: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string | undefined>;
  /** The meters of the minute before, and what of them is asked for. */
  meters: readonly Meter[];
  asked: ReadonlyMap<string, Meter>;
}

/** Read off anew once there is another alarm or watch; that an alarm changes its state is nothing to it. */
const measured: Derived<{ known: Measured | undefined }> = {
  name: "cloudwatch.measured",
  build: () => ({ known: undefined }),
  hears: [
    hearing(alarms, (kept, before, after) => {
      if (before?.configuration !== after?.configuration) kept.known = undefined;
    }),
    hearing(metricWatches, (kept) => (kept.known = undefined)),
  ],
};

/** The meters by which all that is to be measured is, by the keys of the metrics. They are sorted out anew where they are others than a minute before. */
export function metersAsked(view: View): ReadonlyMap<string, Meter> {
  const kept = view.derived(measured);
  const known = (kept.known ??= readMeasured(view));
  if (known.keys.size === 0) return known.asked;
  const meters = metersAbout(view, known.namespaces);
  if (!isSame(meters, known.meters)) {
    known.meters = meters;
    known.asked = new Map(meters.map((meter) => [metricKeyOf(meter), meter] as const).filter(([key]) => known.keys.has(key)));
  }
  return known.asked;
}

function isSame(some: readonly Meter[], others: readonly Meter[]): boolean {
  return some.length === others.length && some.every((meter, place) => meter === others[place]);
}

function readMeasured(view: View): Measured {
  const byAlarms = flatMapped(view.all(alarms), ({ configuration }) => measuredFor(configuration));
  const watched = view.all(metricWatches);
  return {
    keys: new Set([...byAlarms.map(keyOfNamed), ...watched.map(metricKeyOf)]),
    namespaces: new Set([...byAlarms.map(({ Namespace }) => Namespace), ...watched.map(({ namespace }) => namespace)]),
    meters: [],
    asked: new Map(),
  };
}
