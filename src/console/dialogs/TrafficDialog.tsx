import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { Select } from "../ui/Select.tsx";
import { groupChoices, NO_GROUP } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { LoadFields } from "./load/LoadFields.tsx";
import { draftOf, inputOf } from "./load/loadDraft.ts";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks how many requests a second arrive for a target group, and how that changes with time. */
export function TrafficDialog({ targetGroupArn }: DialogRequest & { readonly kind: "traffic" }) {
  const submission = useSubmission();
  const traffic = useTable("physics.traffic");
  const curves = useTable("physics.loadCurves");
  useTable("elbv2.targetGroups");
  const classics = [...useTable("elb.loadBalancers").values()].map(({ loadBalancerArn, loadBalancerName }) => ({ value: loadBalancerArn, label: loadBalancerName }));
  const choices = [...groupChoices(tablesNow()).filter(({ value }) => value !== NO_GROUP), ...classics];
  const [group, setGroup] = useState(targetGroupArn ?? choices[0]?.value ?? "");
  const [load, setLoad] = useState(() => draftOf(curves.get(group) ?? traffic.get(group)));
  const input = inputOf(load);
  const made = group === "" || input === null ? null : call("physics", "PutTraffic", { targetGroupArn: group, ...input });
  return (
    <FormDialog
      title={targetGroupArn === null ? "Set the traffic" : `Set the traffic of ${nameIn(targetGroupArn)}`}
      description="Requests of users, spread over the healthy targets."
      submission={submission}
      steps={stepsFor(made)}
      verb="Set traffic"
    >
      <Select label={classics.length === 0 ? "Target group" : "Target group or Classic Load Balancer"} value={group} onChange={setGroup} options={choices} hint={choices.length === 0 ? "There is none yet." : undefined} />
      <LoadFields draft={load} onChange={setLoad} error={errorAt(submission, "requestsPerSecond")} />
    </FormDialog>
  );
}
