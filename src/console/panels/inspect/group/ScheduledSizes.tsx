import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { EditOrDelete } from "../scaling/EditOrDelete.tsx";
import { sizesText, whenText } from "./scheduledWords.ts";

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
          <li key={name} className="flex items-center gap-2 text-xs">
            <div className="min-w-0 flex-1">
              <p className="truncate">
                {name} <span className="text-ink-3">{sizesText(action.sizes)}</span>
              </p>
              <p className="truncate text-ink-3">
                {whenText(action)} in {spanText(nextAt - now)}
              </p>
            </div>
            <EditOrDelete
              name={`the scheduled action ${name}`}
              onEdit={() => open(name)}
              onDelete={() => void carryOut(calls(`Deleted the scheduled action ${name}.`, call("autoscaling", "DeleteScheduledAction", { AutoScalingGroupName: autoScalingGroupName, ScheduledActionName: name })))}
            />
          </li>
        ))}
      </ul>
      {scheduledActions.length === 0 && <p className="text-xs text-ink-3">None: its bounds stay as they are.</p>}
    </Block>
  );
}
