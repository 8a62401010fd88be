import { CartesianGrid, Line, LineChart, ReferenceArea, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { clockText } from "../../../../lib/timeText.ts";
import type { Band } from "./alarmsOn.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import type { Value } from "./series.ts";

export interface MetricChartProps {
  readonly title: string;
  readonly unit: string;
  readonly values: readonly Value[];
  readonly stretch: { readonly from: number; readonly to: number };
  readonly thresholds: readonly number[];
  readonly bands: readonly Band[];
}

const TICK = { fill: "var(--ink-3)", fontSize: 10.5 } as const;

/** Whole minutes need no tenths of seconds. */
const minuteText = (at: number): string => clockText(at).replace(/\.\d$/, "");

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** The next of 1, 2, 4, 5 and 10, of 10, 20 and so on. */
function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5].find((step) => step * power >= most) ?? 10) * power;
}

/** One metric along time, with the thresholds of its alarms, and when these were in ALARM or knew nothing. */
export function MetricChart({ title, unit, values, stretch: { from, to }, thresholds, bands }: MetricChartProps) {
  const text = (value: number) => `${FIGURES.format(value)}${unit}`;
  const top = roundTop(Math.max(unit === "%" ? 100 : 1, ...values.map(({ value }) => value), ...thresholds));
  const middle = Math.round((from + to) / 2 / MINUTE) * MINUTE;
  return (
    <div className="h-24" role="img" aria-label={`${title} along the last hour, ${values.length} datapoints`}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...values]} margin={{ top: 6, right: 6, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="at" type="number" domain={[from, to]} ticks={[from, middle, to]} allowDataOverflow tickFormatter={minuteText} tick={TICK} height={18} stroke="var(--line-2)" minTickGap={40} />
          <YAxis width={46} tick={TICK} stroke="var(--line-2)" domain={[0, top]} ticks={[0, top / 2, top]} tickFormatter={(value: number) => FIGURES.format(value)} />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(at) => minuteText(Number(at))}
            formatter={(value) => [text(Number(value)), title]}
            contentStyle={{ background: "var(--surface)", border: "1px solid var(--line-2)", borderRadius: 6, fontSize: 12 }}
          />
          {bands.map(({ from: x1, to: x2, state }) => state !== "OK" && <ReferenceArea key={`${x1} ${state}`} x1={x1} x2={x2} fill={state === "ALARM" ? "var(--bad)" : "var(--idle)"} fillOpacity={state === "ALARM" ? 0.14 : 0.1} ifOverflow="hidden" />)}
          {thresholds.map((value) => (
            <ReferenceLine key={value} y={value} stroke="var(--bad)" strokeDasharray="4 3" label={{ value: text(value), position: "insideTopRight", ...TICK }} />
          ))}
          <Line dataKey="value" name={title} type="linear" stroke="var(--accent)" strokeWidth={1.75} dot={values.length < 3 ? { r: 2 } : false} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
