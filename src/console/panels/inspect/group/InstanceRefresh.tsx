import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import { canRollBack, isActiveRefresh } from "../../../../aws/rules/instanceRefresh.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { Button } from "../../../ui/Button.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Block } from "../Block.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

type Group = Rows["autoscaling.groups"];
type Refresh = NonNullable<Group["refreshes"]>[number];

const ORDERS = [
  { value: "terminate", label: "Terminate first" },
  { value: "launch", label: "Launch first" },
] as const;

/** How the instances of a group are replaced by others, and the way to begin or to stop that. */
export function InstanceRefresh({ group: { autoScalingGroupName: AutoScalingGroupName, refreshes = [], isDeleting } }: { readonly group: Group }) {
  const asking = useCall();
  const [order, setOrder] = useState<(typeof ORDERS)[number]["value"]>("terminate");
  const last = refreshes.at(-1);
  const isActive = last !== undefined && isActiveRefresh(last);
  if (isDeleting) return null;
  const Preferences = order === "launch" ? { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 } : {};
  return (
    <Block title="Instance refresh" aside={last?.status}>
      {last !== undefined && <Progress refresh={last} />}
      {isActive ? (
        <div className="flex gap-1.5">
          <Button size="sm" disabled={asking.isBusy || last.status === "Cancelling"} onClick={() => void asking.make(call("autoscaling", "CancelInstanceRefresh", { AutoScalingGroupName }))}>
            Cancel
          </Button>
          {last.launching !== null && (
            <Button size="sm" disabled={asking.isBusy || !canRollBack(last)} onClick={() => void asking.make(call("autoscaling", "RollbackInstanceRefresh", { AutoScalingGroupName }))}>
              Roll back
            </Button>
          )}
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-1.5">
          <Segmented label="What comes first" options={ORDERS} value={order} disabled={asking.isBusy} onChange={setOrder} />
          <Button size="sm" disabled={asking.isBusy} onClick={() => void asking.make(call("autoscaling", "StartInstanceRefresh", { AutoScalingGroupName, Preferences }))}>
            Replace all instances
          </Button>
          <Button size="sm" disabled={asking.isBusy} onClick={() => openDialog({ kind: "instanceRefresh", groupName: AutoScalingGroupName })}>
            With more…
          </Button>
        </div>
      )}
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

function Progress({ refresh }: { readonly refresh: Refresh }) {
  const { startedAt, endedAt, left, total, minHealthyPercent, maxHealthyPercent, statusReason, rollback } = refresh;
  const then = nextWords(refresh);
  return (
    <div className="mb-1.5 text-xs text-ink-2">
      {startedAt === null ? <p>Has yet to begin.</p> : <p>{total - left.length} of {total} replaced, since {clockText(startedAt)}{endedAt === null ? "" : ` until ${clockText(endedAt)}`}.</p>}
      <p className="text-ink-3">
        Healthy between {minHealthyPercent} % and {maxHealthyPercent} %
      </p>
      {then !== null && <p>{then}</p>}
      {rollback !== undefined && (
        <p>
          Rolled back since {clockText(rollback.at)}, at {rollback.percent} %: {rollback.reason}
        </p>
      )}
      {statusReason !== null && <p className="text-bad">{statusReason}</p>}
    </div>
  );
}

/** Where it pauses, or until when; null: nowhere any more. */
function nextWords({ status, checkpoints, bakedAt }: Refresh): string | null {
  if (status === "Baking" && bakedAt !== undefined) return `All are replaced: it is over at ${clockText(bakedAt)} if nothing fails by then.`;
  if (status !== "InProgress" || checkpoints === undefined) return null;
  const { percentages, next, goesOnAt, delaySeconds } = checkpoints;
  const percent = percentages[next];
  if (percent === undefined) return null;
  const reached = goesOnAt === null ? "" : `After ${percentages[next - 1] ?? 0} % it goes on at ${clockText(goesOnAt)}. `;
  return `${reached}${next === percentages.length - 1 ? `It ends at ${percent} %` : `It pauses at ${percent} % for ${spanText(delaySeconds * 1000)}`}.`;
}
