import { call } from "../../../../aws/generated/api.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import type { Replica } from "../../../store/replica.ts";
import { ScheduledLine } from "./ScheduledLine.tsx";
import { sizesText } from "./sizesText.ts";

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
        <ScheduledLine
          key={actionKey}
          name={name}
          sizes={sizesText({ minSize: MinCapacity, maxSize: MaxCapacity })}
          schedule={schedule}
          next={nextAt === null ? null : { at: nextAt, now, timeZone: timezone }}
          onEdit={() => openDialog({ kind: "scheduledScaling", serviceArn, actionName: name })}
          deletion={call("application-autoscaling", "DeleteScheduledAction", { ...scalableService(resourceId), ScheduledActionName: name })}
        />
      ))}
    </ul>
  );
}
