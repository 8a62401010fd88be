import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { Button } from "../../../ui/Button.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

/** Whether CloudWatch is told how large a group is, and the call that changes it. */
export function GroupCollection({ group: { autoScalingGroupName: AutoScalingGroupName, enabledMetrics = [] } }: { readonly group: Rows["autoscaling.groups"] }) {
  const asking = useCall();
  const isOn = enabledMetrics.length > 0;
  const change = isOn ? call("autoscaling", "DisableMetricsCollection", { AutoScalingGroupName }) : call("autoscaling", "EnableMetricsCollection", { AutoScalingGroupName, Granularity: "1Minute" });
  return (
    <div className="pt-2.5">
      <div className="flex items-center justify-between gap-2">
        <p className="text-xs text-ink-2">{isOn ? `Auto Scaling tells ${enabledMetrics.length} metrics of the group, once a minute.` : "Auto Scaling tells no metrics of the group."}</p>
        <Button size="sm" title={change.operation} disabled={asking.isBusy} onClick={() => void asking.make(change)}>
          {isOn ? "Disable" : "Enable"}
        </Button>
      </div>
      <RefusedInPlace asking={asking} />
    </div>
  );
}
