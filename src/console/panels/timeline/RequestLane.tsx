import type { RequestSample } from "../../store/requestSamples.ts";
import type { Scale } from "./Chart.tsx";

/** Height of the lane, and of what is drawn in it, in pixels. */
export const REQUESTS = 34;
const TOP = 5;

/** Requests of users below the tasks that answer them, and those that failed on top. */
export function RequestLane({ samples, scale, width }: { readonly samples: readonly RequestSample[]; readonly scale: Scale; readonly width: number }) {
  const most = Math.max(1, ...samples.map(({ answeredPerSecond, failedPerSecond }) => answeredPerSecond + failedPerSecond));
  const y = (perSecond: number) => REQUESTS - (perSecond / most) * (REQUESTS - TOP);
  const last = samples.at(-1);
  return (
    <svg role="img" aria-label={summaryOf(last)} width={width} height={REQUESTS} className="block shrink-0 border-t border-line text-2xs">
      <path d={areaOf(samples, scale, (one) => [y(0), y(one.answeredPerSecond)])} fill="color-mix(in oklab, var(--accent) 30%, var(--surface))" />
      <path d={areaOf(samples, scale, (one) => [y(one.answeredPerSecond), y(one.answeredPerSecond + one.failedPerSecond)])} fill="var(--bad)" />
      <rect x={0} y={0} width={scale.left} height={REQUESTS} fill="var(--surface)" />
      <text x={10} y={15} fill="var(--ink-3)">
        Requests/s
      </text>
      <text x={10} y={28} fill="var(--ink-2)">
        {last === undefined ? "–" : Math.round(last.answeredPerSecond)}
        {last !== undefined && last.failedPerSecond >= 0.5 && <tspan fill="var(--bad)"> +{Math.round(last.failedPerSecond)} failed</tspan>}
      </text>
    </svg>
  );
}

/** Steps from one sample to the next, between a lower and an upper edge. */
function areaOf(samples: readonly RequestSample[], scale: Scale, edges: (sample: RequestSample) => readonly [number, number]): string {
  const seen = samples.filter(({ at }, place) => scale.x(samples[place + 1]?.at ?? at) >= scale.left && scale.x(at) <= scale.right);
  if (seen.length < 2) return "";
  const x = (at: number) => Math.min(scale.right, Math.max(scale.left, scale.x(at))).toFixed(1);
  const upper: string[] = [];
  const lower: string[] = [];
  seen.forEach((sample, place) => {
    const [low, high] = edges(sample);
    const to = seen[place + 1]?.at ?? sample.at;
    upper.push(`${x(sample.at)} ${high.toFixed(1)}`, `${x(to)} ${high.toFixed(1)}`);
    lower.push(`${x(sample.at)} ${low.toFixed(1)}`, `${x(to)} ${low.toFixed(1)}`);
  });
  return `M${upper.join("L")}L${lower.reverse().join("L")}Z`;
}

function summaryOf(last: RequestSample | undefined): string {
  return last === undefined ? "Requests, not seen yet" : `Requests: ${Math.round(last.answeredPerSecond)} answered a second, ${Math.round(last.failedPerSecond)} failed`;
}
