import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { groupChoices, NO_GROUP } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks how many requests a second arrive for a target group. */
export function TrafficDialog({ targetGroupArn }: DialogRequest & { readonly kind: "traffic" }) {
  const submission = useSubmission();
  const traffic = useTable("physics.traffic");
  useTable("elbv2.targetGroups");
  const classics = [...useTable("elb.loadBalancers").values()].map(({ loadBalancerArn, loadBalancerName }) => ({ value: loadBalancerArn, label: loadBalancerName }));
  const choices = [...groupChoices(tablesNow()).filter(({ value }) => value !== NO_GROUP), ...classics];
  const [group, setGroup] = useState(targetGroupArn ?? choices[0]?.value ?? "");
  const [rate, setRate] = useState<number | null>(traffic.get(group)?.requestsPerSecond ?? 100);
  const made = group === "" || rate === null ? null : call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: rate });
  return (
    <FormDialog
      title={targetGroupArn === null ? "Set the traffic" : `Set the traffic of ${nameIn(targetGroupArn)}`}
      description="A constant load, spread over the healthy targets."
      submission={submission}
      steps={stepsFor(made)}
      verb="Set traffic"
    >
      <div className="grid grid-cols-[1fr_140px] gap-3">
        <Select label={classics.length === 0 ? "Target group" : "Target group or Classic Load Balancer"} value={group} onChange={setGroup} options={choices} hint={choices.length === 0 ? "There is none yet." : undefined} />
        <NumberInput label="Requests per second" min={0} step="any" value={rate} onChange={setRate} error={errorAt(submission, "requestsPerSecond")} />
      </div>
    </FormDialog>
  );
}
