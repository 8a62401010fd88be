import { call } from "../../../../aws/generated/api.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import type { Replica } from "../../../store/replica.ts";
import { EditOrDelete } from "./EditOrDelete.tsx";

export interface ScheduledProps {
  readonly resourceId: string;
  readonly serviceArn: string;
  readonly state: Pick<Replica, "now" | "tables">;
}

/** The bounds that a service gets at some time. */
export function Scheduled({ resourceId, serviceArn, state: { now, tables } }: ScheduledProps) {
  const actions = [...tables["application-autoscaling.scheduledActions"].values()].filter((one) => one.resourceId === resourceId);
  if (actions.length === 0) return null;
  return (
    <ul aria-label="Scheduled actions" className="mt-2.5 space-y-1 border-t border-line pt-2">
      {actions.map(({ actionKey, scheduledActionName: name, schedule, timezone, action: { MinCapacity, MaxCapacity }, nextAt }) => (
        <li key={actionKey} className="flex items-center gap-2 text-xs">
          <div className="min-w-0 flex-1">
            <p className="truncate">
              {name} <span className="text-ink-3">{[...(MinCapacity === undefined ? [] : [`min ${MinCapacity}`]), ...(MaxCapacity === undefined ? [] : [`max ${MaxCapacity}`])].join(", ")}</span>
            </p>
            <p className="truncate text-ink-3">
              <span className="font-mono">{schedule}</span> {timezone} {nextAt === null ? "is over" : `in ${spanText(nextAt - now)}`}
            </p>
          </div>
          <EditOrDelete
            name={`the scheduled action ${name}`}
            onEdit={() => openDialog({ kind: "scheduledScaling", serviceArn, actionName: name })}
            onDelete={() => void carryOut(calls(`Deleted the scheduled action ${name}.`, call("application-autoscaling", "DeleteScheduledAction", { ...scalableService(resourceId), ScheduledActionName: name })))}
          />
        </li>
      ))}
    </ul>
  );
}
