import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Moment } from "./curves.ts";
import { MINUTES, type Way, type WayId } from "./ways.ts";

/** Told apart by dashes too: two ways may fail alike, and one curve lies on the other. */
export const CURVES: Readonly<Record<WayId, { readonly color: string; readonly dash: string }>> = {
  rolling: { color: "var(--bad)", dash: "none" },
  breaker: { color: "var(--svc-2)", dash: "6 4" },
  blueGreen: { color: "var(--svc-6)", dash: "none" },
  canary: { color: "var(--svc-1)", dash: "none" },
};

const TICK = { fill: "var(--ink-3)", fontSize: 11 } as const;

/** What part of the requests failed, along the minutes since the deployment began. */
export function WaysChart({ ways, moments }: { readonly ways: readonly Way[]; readonly moments: readonly Moment[] }) {
  return (
    <figure aria-label="Failed requests along time" className="h-64 min-h-0 min-w-0">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={moments as Moment[]} margin={{ top: 8, right: 12, bottom: 4, left: -8 }} accessibilityLayer>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="minutes" type="number" domain={[0, MINUTES]} ticks={TICKS} tickFormatter={(minutes) => `${minutes} min`} tick={TICK} stroke="var(--line-2)" />
          <YAxis domain={[0, 100]} ticks={[0, 25, 50, 75, 100]} tickFormatter={(part) => `${part} %`} tick={TICK} stroke="var(--line-2)" />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(minutes) => `${Math.floor(Number(minutes))} min ${Math.round((Number(minutes) % 1) * 60)} s`}
            formatter={(part) => `${Number(part)} % failed`}
            contentStyle={{ background: "var(--surface)", border: "1px solid var(--line-2)", borderRadius: 6, fontSize: 12 }}
          />
          {ways.map(({ id, title }) => (
            <Line key={id} dataKey={id} name={title} type="stepBefore" stroke={CURVES[id].color} strokeDasharray={CURVES[id].dash} strokeWidth={2.25} dot={false} isAnimationActive={false} />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

const TICKS = [0, 3, 6, 9, 12, MINUTES];
