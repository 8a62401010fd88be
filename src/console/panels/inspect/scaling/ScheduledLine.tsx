import type { Call } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { wallClock } from "../../../dialogs/scaling/wallClock.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { EditOrDelete } from "./EditOrDelete.tsx";

interface ScheduledLineProps {
  readonly name: string;
  readonly sizes: string;
  /** By what its times are told. */
  readonly schedule: string;
  /** null: it is over. */
  readonly next: { readonly at: number; readonly now: number; readonly timeZone: string | null } | null;
  readonly onEdit: () => void;
  readonly deletion: Call;
}

/** A scheduled action of a service or of a group: the sizes that it sets, and when. */
export function ScheduledLine({ name, sizes, schedule, next, onEdit, deletion }: ScheduledLineProps) {
  return (
    <li className="flex items-start gap-2 text-xs">
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          {name} <span className="text-ink-3">{sizes}</span>
        </p>
        <p className="font-mono wrap-anywhere text-ink-3">{schedule}</p>
        <p className="text-ink-3">{next === null ? "It is over." : `${wallClock(next.at, next.timeZone)}, in ${spanText(next.at - next.now)}`}</p>
      </div>
      <EditOrDelete name={`the scheduled action ${name}`} onEdit={onEdit} onDelete={() => void carryOut(calls(`Deleted the scheduled action ${name}.`, deletion))} />
    </li>
  );
}
