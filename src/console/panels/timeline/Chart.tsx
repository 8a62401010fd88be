import { useRef, useState, type PointerEvent } from "react";
import type { Replica } from "../../store/replica.ts";
import { pointAtInstant } from "../../store/pointedInstant.ts";
import type { RequestSample } from "../../store/requestSamples.ts";
import { hover, select } from "../../store/selection.ts";
import { AlignedHead } from "./AlignedHead.tsx";
import type { Alignment } from "./aligned.ts";
import { Axis } from "./Axis.tsx";
import { Bars, ROW } from "./Bars.tsx";
import { BarTip, type BarTipProps } from "./BarTip.tsx";
import type { DeploymentBar } from "./deploymentBars.ts";
import { DeploymentLane } from "./DeploymentLane.tsx";
import type { GanttRow, Stretch } from "./ganttBars.ts";
import { Playhead } from "./Playhead.tsx";
import { PointedLine } from "./PointedLine.tsx";
import { RequestLane } from "./RequestLane.tsx";
import { StageLane } from "./StageLane.tsx";
import type { StageSpan } from "./stageSpans.ts";
import type { HealthSpan } from "./targetHealth.ts";
import type { Mark } from "./timelineMarks.ts";
import { useElementSize } from "./useElementSize.ts";
import { useWheel } from "./useWheel.ts";

/** Width of the labels before the bars, with the service's name and without, and of the margin behind them, in pixels. */
const LABELS = { long: 104, short: 72 };
const MARGIN = 12;

export interface ChartProps {
  readonly rows: readonly GanttRow[];
  readonly marks: readonly Mark[];
  readonly stretch: Stretch;
  readonly state: Replica;
  /** Labels name the service too. */
  readonly withService: boolean;
  readonly healthOf: (row: GanttRow) => readonly HealthSpan[];
  /** What is shown of one service above its tasks and below; null: all services are shown. */
  readonly service: { readonly hue: number; readonly deployments: readonly DeploymentBar[]; readonly stages: readonly StageSpan[] } | null;
  /** null: nobody sends any to it. */
  readonly requests: readonly RequestSample[] | null;
  /** Two revisions from where their tasks were placed, instead of the time that the clock shows. */
  readonly alignment: Alignment | null;
}

/** How instants become pixels. */
export interface Scale {
  readonly x: (at: number) => number;
  readonly at: (x: number) => number;
  readonly left: number;
  readonly right: number;
}

/** The lives of tasks as bars over time, with the playhead across them. */
export function Chart({ rows, marks, stretch, state, withService, healthOf, service, requests, alignment }: ChartProps) {
  const body = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(body);
  const [scrolled, setScrolled] = useState(0);
  const [pointed, setPointed] = useState<Pick<BarTipProps, "row" | "x" | "y" | "above"> | null>(null);
  const scale = scaleOf(stretch, width, withService ? LABELS.long : LABELS.short);
  const wheel = useWheel(scale);

  function rowAt(event: PointerEvent): GanttRow | undefined {
    const box = event.currentTarget.getBoundingClientRect();
    return rows[Math.floor((event.clientY - box.top) / ROW)];
  }

  function onPointerMove(event: PointerEvent) {
    const row = rowAt(event);
    const box = body.current?.getBoundingClientRect();
    setPointed(row === undefined || box === undefined ? null : { row, x: event.clientX - box.left, y: event.clientY - box.top, above: body.current?.offsetTop ?? 0 });
    hover(row === undefined ? null : { table: "ecs.tasks", id: row.taskArn });
  }

  function onPointerLeave() {
    setPointed(null);
    hover(null);
  }

  return (
    <div
      ref={alignment === null ? wheel : undefined}
      onPointerMove={({ currentTarget, clientX }) => alignment === null && pointAtInstant(scale.at(clientX - currentTarget.getBoundingClientRect().left))}
      onPointerLeave={() => pointAtInstant(null)}
      className="relative flex min-h-0 flex-1 flex-col"
    >
      {alignment === null ? (
        <>
          <Axis scale={scale} stretch={stretch} marks={marks} now={state.now} end={state.status.end} width={width} />
          {service !== null && <DeploymentLane bars={service.deployments} scale={scale} width={width} hue={service.hue} />}
          {service !== null && service.stages.length > 0 && <StageLane spans={seenIn(service.stages, stretch)} scale={scale} width={width} hue={service.hue} />}
        </>
      ) : (
        <AlignedHead {...alignment} scale={scale} width={width} />
      )}
      <div ref={body} tabIndex={0} role="group" aria-label="Tasks along time" className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto -outline-offset-2" onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}>
        <div
          onPointerMove={onPointerMove}
          onPointerLeave={onPointerLeave}
          onClick={() => pointed !== null && select({ table: "ecs.tasks", id: pointed.row.taskArn })}
          style={{ height: Math.max(rows.length * ROW, height) }}
        >
          <Bars rows={rows} scale={scale} stretch={stretch} seen={{ from: scrolled, to: scrolled + height }} width={width} now={state.now} withService={withService} healthOf={healthOf} isAligned={alignment !== null} />
        </div>
      </div>
      {alignment === null && requests !== null && <RequestLane samples={requests} scale={scale} width={width} />}
      {alignment === null && <PointedLine scale={scale} />}
      {alignment === null && <Playhead scale={scale} stretch={stretch} state={state} />}
      {pointed !== null && (
        <BarTip {...pointed} width={width} now={state.now} health={healthOf(pointed.row)} />
      )}
    </div>
  );
}

function seenIn(spans: readonly StageSpan[], { from, to }: Stretch): readonly StageSpan[] {
  return spans.filter((span) => span.from <= to && span.to >= from);
}

function scaleOf({ from, to }: Stretch, width: number, left: number): Scale {
  const right = Math.max(left + 1, width - MARGIN);
  const perMilli = (right - left) / (to - from);
  return { left, right, x: (at) => left + (at - from) * perMilli, at: (x) => from + (x - left) / perMilli };
}
