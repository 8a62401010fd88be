import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { AlarmHistoryItem } from "../../../../aws/generated/cloudwatch.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { nameIn, scalingResourceOf } from "../../../store/names.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InPlace } from "../../../ui/InPlace.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import type { Read } from "../reads.ts";
import type { Subject } from "../subject.ts";
import { useAnswers } from "../useAnswers.ts";
import { isLowAlarm, sideOf } from "../scaling/scalingWords.ts";
import { AlarmForm } from "./AlarmForm.tsx";
import { alarmsOn, bandsOf, windowOf } from "./alarmsOn.ts";
import { ForecastBlock } from "./ForecastBlock.tsx";
import { GroupCollection } from "./GroupCollection.tsx";
import { chartedOf, type Charted } from "./charted.ts";
import type { Stretch } from "./chartGeometry.ts";
import { marksOf, type ChartMark } from "./chartMarks.ts";
import { latestOf, Lateness } from "./Lateness.tsx";
import { MetricChart } from "./MetricChart.tsx";
import { readableUntil, SPANS, textOfValues, type Span, type Value } from "./series.ts";
import { useSeries } from "./useSeries.ts";

export interface MetricsTabProps {
  readonly subject: Subject;
  readonly state: Replica;
}

/** What CloudWatch measured of a thing along some time, and the alarms that look at it. */
export function MetricsTab({ subject, state }: MetricsTabProps) {
  const [span, setSpan] = useState<Span>(60 * MINUTE);
  const [zoomed, setZoomed] = useState<Stretch | null>(null);
  const charted = chartedOf(subject, state.tables);
  const late = latestOf(charted, state.tables["cloudwatch.metricDelays"]);
  const until = readableUntil(state.now, late);
  const { values, problem } = useSeries(charted, { until, span });
  const history = useHistory(state.tables["cloudwatch.alarms"].size > 0);
  if (charted.length === 0) return <EmptyState title="Nothing is measured">{UNMEASURED[subject.kind] ?? "CloudWatch measures nothing of it."}</EmptyState>;
  const to = Math.max(MINUTE, until);
  const stretch = zoomed ?? { from: Math.max(0, to - span), to };
  const along = SPANS.find(({ value }) => value === span)?.along ?? "";
  const shown: Shown = { stretch, along: zoomed === null ? along : "what was zoomed to", marks: marksOf(subject, state.tables, stretch), onZoom: setZoomed };
  return (
    <>
      {subject.kind === "autoScalingGroup" && <GroupCollection group={subject.group} />}
      <div className="flex flex-wrap items-center justify-between gap-2 pt-3">
        <Segmented
          label="Time shown"
          options={SPANS}
          value={span}
          onChange={(value) => {
            setSpan(value);
            setZoomed(null);
          }}
        />
        {zoomed !== null && (
          <Button size="sm" onClick={() => setZoomed(null)}>
            All of {along}
          </Button>
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="pt-2 text-xs text-bad">
          The newest minutes could not be read: {problem}
        </p>
      )}
      {charted.map((one, i) => (
        <Measured key={JSON.stringify(one.metric)} charted={one} values={values?.[i] ?? null} history={history} state={state} owner={nameIn(subject.id)} shown={shown} />
      ))}
      {subject.kind === "service" &&
        predictiveOf(subject.service, state.tables).map((policy) => <ForecastBlock key={policy.policyKey} policy={policy} service={subject.service} until={until} span={span} now={state.now} zoomed={zoomed} onZoom={setZoomed} />)}
      <Lateness late={state.tables["cloudwatch.metricDelays"].get("*") ?? null} />
    </>
  );
}

const predictiveOf = (service: Rows["ecs.services"], tables: Tables) => [...tables["application-autoscaling.predictive"].values()].filter(({ resourceId }) => resourceId === scalingResourceOf(service));

/** Why there is nothing to draw. */
const UNMEASURED: Partial<Readonly<Record<Subject["kind"], string>>> = {
  targetGroup: "CloudWatch measures target groups that a load balancer forwards to.",
  capacityProvider: "CloudWatch measures capacity providers in the clusters that may use them.",
  instance: "EC2 measures instances of its own, while they run.",
};

interface Shown {
  readonly stretch: Stretch;
  readonly along: string;
  readonly marks: readonly ChartMark[];
  readonly onZoom: (to: Stretch | null) => void;
}

interface MeasuredProps {
  readonly charted: Charted;
  /** null: they are still read. */
  readonly values: readonly Value[] | null;
  readonly history: readonly AlarmHistoryItem[];
  readonly state: Replica;
  readonly owner: string;
  readonly shown: Shown;
}

function Measured({ charted, values, history, state, owner, shown }: MeasuredProps) {
  const alarms = alarmsOn(charted.metric, state.tables["cloudwatch.alarms"].values());
  const last = values?.at(-1);
  const until = readableUntil(state.now);
  return (
    <Block title={charted.title} aside={last === undefined ? undefined : <LastValue charted={charted} values={values ?? []} last={last} />}>
      {values !== null && values.length === 0 ? (
        <p className="text-xs text-ink-3">No datapoint in {shown.along}.</p>
      ) : (
        <MetricChart
          {...charted}
          {...shown}
          values={values ?? []}
          now={state.now}
          thresholds={[...new Set(alarms.flatMap(({ configuration }) => configuration.Threshold ?? []))]}
          bands={alarms.flatMap((alarm) => bandsOf(alarm, history, shown.stretch))}
          windows={alarms.map((alarm) => windowOf(alarm, until))}
        />
      )}
      {alarms.length > 0 && (
        <ul className="mt-1.5 space-y-1">
          {alarms.map((alarm) => (
            <Alarm key={alarm.alarmName} alarm={alarm} />
          ))}
        </ul>
      )}
      <InPlace className="mt-1.5" title="PutMetricAlarm" aria-label={`Alarm on ${charted.title}…`} form={(close) => <AlarmForm charted={charted} owner={owner} onClose={close} />}>
        Alarm…
      </InPlace>
    </Block>
  );
}

/** The newest value, and all of them to take along. */
function LastValue({ charted: { title, statistic, unit }, values, last }: Pick<MeasuredProps, "charted"> & { readonly values: readonly Value[]; readonly last: Value }) {
  return (
    <>
      {statistic} {FIGURES.format(last.value)}
      {unit}
      <CopyButton label={`Copy the datapoints of ${title}`} text={() => textOfValues(values)} />
    </>
  );
}

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const GLYPHS: Readonly<Record<string, Status>> = { OK: "healthy", ALARM: "failed" };

function Alarm({ alarm: { alarmName, stateValue, stateReason } }: { readonly alarm: Rows["cloudwatch.alarms"] }) {
  return (
    <li className="flex items-start gap-2">
      <StatusGlyph status={stateValue === "ALARM" && isLowAlarm(alarmName) ? "draining" : (GLYPHS[stateValue] ?? "pending")} label={stateValue} className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <p title={alarmName} className="truncate">
          {sideOf(alarmName)} <span className="text-xs text-ink-3">{stateValue}</span>
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
