import { clockText } from "../../../lib/timeText.ts";
import type { Scale } from "./Chart.tsx";
import type { DeploymentBar } from "./deploymentBars.ts";
import { rowColor } from "./barPaint.ts";

/** Height of the lane, and of the bars in it, in pixels. */
export const LANE = 20;
const BAR = 14;

/** Room that a revision's name needs in a bar, in pixels. */
const NAME = 34;

/** The deployments of a service above its tasks: how long each took, and how it ended. */
export function DeploymentLane({ bars, scale, width, hue }: { readonly bars: readonly DeploymentBar[]; readonly scale: Scale; readonly width: number; readonly hue: number }) {
  const color = rowColor({ hue });
  return (
    <svg role="img" aria-label={summaryOf(bars)} width={width} height={LANE} className="block shrink-0 border-b border-line text-2xs">
      <text x={10} y={14} fill="var(--ink-3)">
        Deployment
      </text>
      {bars.map((bar) => (
        <DeploymentRect key={bar.id} bar={bar} scale={scale} color={color} />
      ))}
    </svg>
  );
}

function DeploymentRect({ bar, scale, color }: { readonly bar: DeploymentBar; readonly scale: Scale; readonly color: string }) {
  const clip = (at: number) => Math.min(scale.right, Math.max(scale.left, scale.x(at)));
  const [x, end] = [clip(bar.from), clip(bar.to)];
  const width = Math.max(2, end - x);
  const isOpen = bar.status === "PENDING" || bar.status === "IN_PROGRESS";
  const isBad = !isOpen && bar.status !== "SUCCESSFUL";
  const back = bar.backFrom === null ? end : clip(bar.backFrom);
  return (
    <g>
      <title>{`${bar.revision} ${bar.status}, from ${clockText(bar.from)}${bar.reason === null ? "" : `. ${bar.reason}`}`}</title>
      <rect
        x={x}
        y={(LANE - BAR) / 2}
        width={width}
        height={BAR}
        rx={3}
        style={{ fill: isBad ? "var(--bad-soft)" : `color-mix(in oklab, ${color} 16%, var(--surface))`, stroke: isBad ? "var(--bad)" : color, strokeWidth: 1, strokeDasharray: isOpen ? "3 2" : undefined }}
      />
      {back < end && <rect x={back} y={(LANE - BAR) / 2 + BAR - 4} width={end - back} height={3} style={{ fill: "var(--warn)" }} />}
      {width >= NAME && (
        <text x={x + 5} y={13.5} fill={isBad ? "var(--bad)" : "var(--ink-2)"}>
          {bar.revision.replace(/^.*:/, ":")}
          {width >= NAME * 4 && ` ${WORDS[bar.status] ?? bar.status}`}
        </text>
      )}
    </g>
  );
}

const WORDS: Readonly<Partial<Record<DeploymentBar["status"], string>>> = {
  PENDING: "pending",
  IN_PROGRESS: "in progress",
  SUCCESSFUL: "successful",
  STOPPED: "stopped",
  STOP_REQUESTED: "stop requested",
  ROLLBACK_REQUESTED: "rollback requested",
  ROLLBACK_IN_PROGRESS: "rolls back",
  ROLLBACK_SUCCESSFUL: "rolled back",
  ROLLBACK_FAILED: "rollback failed",
};

function summaryOf(bars: readonly DeploymentBar[]): string {
  return bars.length === 0 ? "No deployment in view" : `Deployments in view: ${bars.map(({ revision, status }) => `${revision} ${status}`).join(", ")}`;
}
