import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { AlarmHistoryItem } from "../../../../aws/generated/cloudwatch.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import type { Read } from "../reads.ts";
import type { Subject } from "../subject.ts";
import { useAnswers } from "../useAnswers.ts";
import { AlarmForm } from "./AlarmForm.tsx";
import { alarmsOn, bandsOf } from "./alarmsOn.ts";
import { chartedOf, type Charted } from "./charted.ts";
import { MetricChart } from "./MetricChart.tsx";
import { DRAWN_FOR, readableUntil, type Value } from "./series.ts";
import { useSeries } from "./useSeries.ts";

export interface MetricsTabProps {
  readonly subject: Subject;
  readonly state: Replica;
}

/** What CloudWatch measured of a thing along the last hour, and the alarms that look at it. */
export function MetricsTab({ subject, state }: MetricsTabProps) {
  const charted = chartedOf(subject, state.tables);
  const series = useSeries(charted, state.now);
  const history = useHistory(state.tables["cloudwatch.alarms"].size > 0);
  if (charted.length === 0) return <EmptyState title="Nothing is measured">CloudWatch measures target groups that a load balancer forwards to.</EmptyState>;
  return charted.map((one, i) => <Measured key={JSON.stringify(one.metric)} charted={one} values={series?.[i] ?? null} history={history} state={state} owner={nameIn(subject.id)} />);
}

interface MeasuredProps {
  readonly charted: Charted;
  /** null: they are still read. */
  readonly values: readonly Value[] | null;
  readonly history: readonly AlarmHistoryItem[];
  readonly state: Replica;
  readonly owner: string;
}

function Measured({ charted, values, history, state, owner }: MeasuredProps) {
  const [isOpen, setOpen] = useState(false);
  const alarms = alarmsOn(charted.metric, state.tables["cloudwatch.alarms"].values());
  const to = Math.max(MINUTE, readableUntil(state.now));
  const stretch = { from: Math.max(0, to - DRAWN_FOR), to };
  const last = values?.at(-1);
  return (
    <Block title={charted.title} aside={last === undefined ? undefined : `${charted.statistic} ${FIGURES.format(last.value)}${charted.unit}`}>
      {values !== null && values.length === 0 ? (
        <p className="text-xs text-ink-3">No datapoint in the last hour.</p>
      ) : (
        <MetricChart {...charted} values={values ?? []} stretch={stretch} thresholds={[...new Set(alarms.flatMap(({ configuration }) => configuration.Threshold ?? []))]} bands={alarms.flatMap((alarm) => bandsOf(alarm, history, stretch))} />
      )}
      {alarms.length > 0 && (
        <ul className="mt-1.5 space-y-1">
          {alarms.map((alarm) => (
            <Alarm key={alarm.alarmName} alarm={alarm} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <AlarmForm charted={charted} owner={owner} onClose={() => setOpen(false)} />
      ) : (
        <Button size="sm" className="mt-1.5" title="PutMetricAlarm" aria-label={`Alarm on ${charted.title}…`} onClick={() => setOpen(true)}>
          Alarm…
        </Button>
      )}
    </Block>
  );
}

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const GLYPHS: Readonly<Record<string, Status>> = { OK: "healthy", ALARM: "failed" };

function Alarm({ alarm: { alarmName, stateValue, stateReason } }: { readonly alarm: Rows["cloudwatch.alarms"] }) {
  return (
    <li className="flex items-start gap-2">
      <StatusGlyph status={GLYPHS[stateValue] ?? "pending"} label={stateValue} className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {alarmName} <span className="text-xs text-ink-3">{stateValue}</span>
        </p>
        <p className="text-xs wrap-anywhere text-ink-2">{stateReason}</p>
      </div>
      <Button size="sm" aria-label={`Delete the alarm ${alarmName}`} onClick={() => void carryOut(calls(`Deleted the alarm ${alarmName}.`, call("cloudwatch", "DeleteAlarms", { AlarmNames: [alarmName] })))}>
        Delete
      </Button>
    </li>
  );
}

const HISTORY: Read = { label: "describe-alarm-history", call: call("cloudwatch", "DescribeAlarmHistory", {}), watches: ["cloudwatch.alarms"] };
const NOTHING: readonly Read[] = [];

/** How alarms changed, the newest change first. Nobody asks while there are none. */
function useHistory(isWanted: boolean): readonly AlarmHistoryItem[] {
  const [answer] = useAnswers(isWanted ? [HISTORY] : NOTHING) ?? [];
  if (answer?.ok !== true) return [];
  return (answer.output as { readonly AlarmHistoryItems?: readonly AlarmHistoryItem[] }).AlarmHistoryItems ?? [];
}
