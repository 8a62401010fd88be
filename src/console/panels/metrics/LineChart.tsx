import { CartesianGrid, Line, LineChart as Chart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockText } from "../../../lib/timeText.ts";

interface LineSpec<Point> {
  readonly key: keyof Point & string;
  readonly label: string;
  readonly color: string;
  readonly dashed?: boolean;
}

interface LineChartProps<Point> {
  readonly title: string;
  readonly points: readonly Point[];
  readonly lines: readonly LineSpec<Point>[];
  readonly target: { readonly value: number; readonly label: string } | null;
}

const TICK = { fill: "var(--ink-3)", fontSize: 10.5 } as const;

/** Counts as steps along time, with their present values as the legend. */
export function LineChart<Point extends { readonly at: number }>({ title, points, lines, target }: LineChartProps<Point>) {
  const last = points.at(-1);
  return (
    <figure className="flex min-h-0 min-w-0 flex-col px-3 py-2" aria-label={title}>
      <figcaption className="flex flex-wrap items-baseline gap-x-3">
        <span className="mr-auto font-semibold">{title}</span>
        {lines.map(({ key, label, color, dashed }) => (
          <span key={key} className="flex items-center gap-1.5 text-ink-2">
            <svg aria-hidden width="12" height="2">
              <line x1="0" x2="12" y1="1" y2="1" stroke={color} strokeWidth="2" strokeDasharray={dashed === true ? "3 2" : undefined} />
            </svg>
            {label}
            <b className="font-semibold text-ink tabular-nums">{last === undefined ? "–" : Math.round(Number(last[key]))}</b>
          </span>
        ))}
      </figcaption>
      <div className="min-h-0 flex-1 pt-1">
        <ResponsiveContainer width="100%" height="100%">
          <Chart data={points as Point[]} margin={{ top: 6, right: 8, bottom: 0, left: -18 }} accessibilityLayer>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="at" type="number" domain={["dataMin", "dataMax"]} tickFormatter={clockText} tick={TICK} stroke="var(--line-2)" minTickGap={48} />
            <YAxis allowDecimals={false} tick={TICK} stroke="var(--line-2)" />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={(at) => clockText(Number(at))}
              formatter={(value) => Math.round(Number(value))}
              contentStyle={{ background: "var(--surface)", border: "1px solid var(--line-2)", borderRadius: 6, fontSize: 12 }}
            />
            {target !== null && <ReferenceLine y={target.value} stroke="var(--line-3)" strokeDasharray="4 3" label={{ value: target.label, position: "insideTopLeft", ...TICK }} />}
            {lines.map(({ key, label, color, dashed }) => (
              <Line
                key={key}
                dataKey={key}
                name={label}
                type="stepAfter"
                stroke={color}
                strokeWidth={1.75}
                strokeDasharray={dashed === true ? "4 3" : "none"}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </Chart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
