import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import { isActiveRefresh } from "../../../../aws/rules/instanceRefresh.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
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
            <Button size="sm" disabled={asking.isBusy || last.status !== "InProgress"} onClick={() => void asking.make(call("autoscaling", "RollbackInstanceRefresh", { AutoScalingGroupName }))}>
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
        </div>
      )}
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

function Progress({ refresh: { startedAt, endedAt, left, total, minHealthyPercent, maxHealthyPercent, statusReason } }: { readonly refresh: Refresh }) {
  return (
    <div className="mb-1.5 text-xs text-ink-2">
      {startedAt === null ? <p>Has yet to begin.</p> : <p>{total - left.length} of {total} replaced, since {clockText(startedAt)}{endedAt === null ? "" : ` until ${clockText(endedAt)}`}.</p>}
      <p className="text-ink-3">
        Healthy between {minHealthyPercent} % and {maxHealthyPercent} %
      </p>
      {statusReason !== null && <p className="text-bad">{statusReason}</p>}
    </div>
  );
}
