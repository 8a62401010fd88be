import { X } from "lucide-react";
import type { LoadPoint } from "../../../aws/generated/physics.ts";
import { capital } from "../../../lib/capital.ts";
import { figure } from "../../graph/figures.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";

export interface PointTableProps {
  readonly points: readonly LoadPoint[];
  readonly onChange: (points: readonly LoadPoint[]) => void;
  readonly noun: "requests" | "messages";
}

/** More than this nobody types in. */
const MOST_ROWS = 60;

/** The points of a load as fields. They are kept in the order of their times. */
export function PointTable({ points, onChange, noun }: PointTableProps) {
  if (points.length > MOST_ROWS) return <p className="text-xs text-ink-3">{figure(points.length)} points: too many for a table. They are drawn above.</p>;
  const last = points.at(-1) ?? { atSeconds: 0, requestsPerSecond: 0 };
  const set = (i: number, change: Partial<LoadPoint>) => onChange(points.map((point, place) => (place === i ? { ...point, ...change } : point)).toSorted((a, b) => a.atSeconds - b.atSeconds));
  return (
    <div className="flex flex-col gap-1.5">
      <ol aria-label="Points" className="flex max-h-40 flex-col gap-1 overflow-y-auto">
        {points.map(({ atSeconds, requestsPerSecond }, i) => (
          // Points have no names; the field that has the focus keeps it as long as their order stays.
          <li key={i} className="grid grid-cols-[1fr_1fr_auto] gap-2">
            <NumberInput label={`Time of point ${i + 1}`} labelHidden unit="s" min={0} step="any" value={atSeconds} onChange={(to) => to !== null && to >= 0 && set(i, { atSeconds: to })} />
            <NumberInput label={`${capital(noun)} per second at point ${i + 1}`} labelHidden unit="/s" min={0} step="any" value={requestsPerSecond} onChange={(to) => to !== null && to >= 0 && set(i, { requestsPerSecond: to })} />
            <IconButton icon={X} label={`Remove point ${i + 1}`} disabled={points.length === 1} onClick={() => onChange(points.filter((_, place) => place !== i))} />
          </li>
        ))}
      </ol>
      <Button size="sm" className="self-start" onClick={() => onChange([...points, { ...last, atSeconds: last.atSeconds + 60 }])}>
        Add a point
      </Button>
    </div>
  );
}
