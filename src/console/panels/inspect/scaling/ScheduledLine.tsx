import type { ReactNode } from "react";
import type { Call } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { EditOrDelete } from "./EditOrDelete.tsx";

interface ScheduledLineProps {
  readonly name: string;
  readonly sizes: string;
  readonly when: ReactNode;
  readonly onEdit: () => void;
  readonly deletion: Call;
}

/** A scheduled action of a service or of a group: the sizes that it sets, and when. */
export function ScheduledLine({ name, sizes, when, onEdit, deletion }: ScheduledLineProps) {
  return (
    <li className="flex items-center gap-2 text-xs">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {name} <span className="text-ink-3">{sizes}</span>
        </p>
        <p className="truncate text-ink-3">{when}</p>
      </div>
      <EditOrDelete name={`the scheduled action ${name}`} onEdit={onEdit} onDelete={() => void carryOut(calls(`Deleted the scheduled action ${name}.`, deletion))} />
    </li>
  );
}
