import { flatMapped } from "../../../../lib/flatMapped.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { isMeasured } from "../metrics/meters.ts";
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

export function measuredIn(view: View): Measured {
  const kept = view.derived(measured);
  return (kept.known ??= readMeasured(view));
}

function readMeasured(view: View): Measured {
  const byAlarms = flatMapped(view.all(alarms), ({ configuration }) => measuredFor(configuration));
  const watched = view.all(metricWatches);
  return {
    keys: new Set([...byAlarms.map(keyOfNamed), ...watched.map(metricKeyOf)]),
    namespaces: new Set([...byAlarms.map(({ Namespace }) => Namespace), ...watched.map(({ namespace }) => namespace)]),
  };
}
