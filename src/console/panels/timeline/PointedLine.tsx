import { usePointedInstant } from "../../store/pointedInstant.ts";
import type { Scale } from "./Chart.tsx";

/** Where the pointer is in time, here or in the charts of metrics. */
export function PointedLine({ scale }: { readonly scale: Scale }) {
  const at = usePointedInstant();
  const x = at === null ? null : scale.x(at);
  return x === null || x < scale.left || x > scale.right ? null : <div aria-hidden className="pointer-events-none absolute inset-y-0 top-4 w-px bg-line-3" style={{ left: x }} />;
}
