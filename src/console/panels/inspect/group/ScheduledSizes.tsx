import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { ScheduledLine } from "../scaling/ScheduledLine.tsx";
import { sizesText } from "../scaling/sizesText.ts";

/** The sizes that a group gets at some time. */
export function ScheduledSizes({ group: { autoScalingGroupName, scheduledActions = [], isDeleting }, now }: { readonly group: Rows["autoscaling.groups"]; readonly now: number }) {
  const open = (actionName: string | null) => openDialog({ kind: "groupSchedule", groupName: autoScalingGroupName, actionName });
  if (isDeleting) return null;
  return (
    <Block
      title="Scheduled actions"
      aside={
        <Button size="sm" onClick={() => open(null)}>
          Add…
        </Button>
      }
    >
      <ul aria-label="Scheduled actions" className="space-y-1">
        {scheduledActions.map(({ scheduledActionName: name, nextAt, ...action }) => (
          <ScheduledLine
            key={name}
            name={name}
            sizes={sizesText(action.sizes)}
            schedule={action.recurrence ?? "Once"}
            next={{ at: nextAt, now, timeZone: action.timeZone }}
            onEdit={() => open(name)}
            deletion={call("autoscaling", "DeleteScheduledAction", { AutoScalingGroupName: autoScalingGroupName, ScheduledActionName: name })}
          />
        ))}
      </ul>
      {scheduledActions.length === 0 && <p className="text-xs text-ink-3">None: its bounds stay as they are.</p>}
    </Block>
  );
}
