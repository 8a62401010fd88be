import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { Select } from "../ui/Select.tsx";
import { groupChoices, NO_GROUP } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { LoadFields } from "./load/LoadFields.tsx";
import { draftOf, inputOf } from "./load/loadDraft.ts";
import { kindsText } from "./load/kindsText.ts";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks how many requests a second arrive for a target group or a listener, and how that changes with time. */
export function TrafficDialog({ goalArn }: DialogRequest & { readonly kind: "traffic" }) {
  const submission = useSubmission();
  const traffic = useTable("physics.traffic");
  const curves = useTable("physics.loadCurves");
  const listenerLoads = useTable("physics.listenerLoads");
  const listeners = useTable("elbv2.listeners");
  useTable("elbv2.targetGroups");
  const classics = [...useTable("elb.loadBalancers").values()].map(({ loadBalancerArn, loadBalancerName }) => ({ value: loadBalancerArn, label: loadBalancerName }));
  const fronts = [...listeners.values()].map(({ listenerArn, loadBalancerArn, protocol, port }) => ({ value: listenerArn, label: `${protocol} :${port} of ${nameIn(loadBalancerArn)}` }));
  const choices = [...groupChoices(tablesNow()).filter(({ value }) => value !== NO_GROUP), ...classics, ...fronts];
  const [goal, setGoal] = useState(goalArn ?? choices[0]?.value ?? "");
  const [load, setLoad] = useState(() => draftOf(curves.get(goal) ?? traffic.get(goal) ?? listenerLoads.get(goal)));
  const input = inputOf(load);
  const kinds = listenerLoads.get(goal)?.requests;
  const at = listeners.has(goal) ? { listenerArn: goal, ...(kinds && { requests: kinds }) } : { targetGroupArn: goal };
  const made = goal === "" || input === null ? null : call("physics", "PutTraffic", { ...at, ...input });
  return (
    <FormDialog
      title={goalArn === null ? "Set the traffic" : `Set the traffic of ${choices.find(({ value }) => value === goalArn)?.label ?? nameIn(goalArn)}`}
      description="Requests of users, spread over the healthy targets."
      submission={submission}
      steps={stepsFor(made)}
      verb="Set traffic"
    >
      <Select label="For" value={goal} onChange={setGoal} options={choices} hint={choices.length === 0 ? "There is no target group yet." : kinds === undefined ? undefined : kindsText(kinds)} />
      <LoadFields draft={load} onChange={setLoad} error={errorAt(submission, "requestsPerSecond")} />
    </FormDialog>
  );
}
