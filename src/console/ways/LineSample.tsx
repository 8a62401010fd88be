import type { WayId } from "./ways.ts";

/** Told apart by dashes too: not everybody sees the colours. */
export const CURVES: Readonly<Record<WayId, { readonly color: string; readonly dash: string }>> = {
  rolling: { color: "var(--bad)", dash: "none" },
  breaker: { color: "var(--svc-2)", dash: "7 4" },
  blueGreen: { color: "var(--svc-6)", dash: "12 3 2 3" },
  canary: { color: "var(--svc-1)", dash: "2.5 2.5" },
};

/** What the curve of a way looks like. */
export function LineSample({ id }: { readonly id: WayId }) {
  const { color, dash } = CURVES[id];
  return (
    <svg aria-hidden width="24" height="4" className="shrink-0">
      <line x1="0" x2="24" y1="2" y2="2" stroke={color} strokeWidth="3" strokeDasharray={dash} />
    </svg>
  );
}
