import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import { useRow } from "../store/replica.ts";
import { BalancingFields, loadBalancersOf, useBalancing } from "./BalancingFields.tsx";
import { portsOf } from "./choices.ts";
import { FormDialog, stepsFor } from "./FormDialog.tsx";
import { Refusal } from "./Refusal.tsx";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks which container and port of a service a target group is to reach. */
export function AttachServiceDialog({ serviceArn, targetGroupArn }: DialogRequest & { readonly kind: "attachService" }) {
  const submission = useSubmission();
  const service = useRow("ecs.services", serviceArn);
  const definition = useRow("ecs.taskDefinitions", service?.taskDefinitionArn ?? "");
  const balancing = useBalancing(portsOf(definition), targetGroupArn, Math.max(30, service?.healthCheckGracePeriodSeconds ?? 0));
  const name = nameIn(serviceArn);
  const attached = loadBalancersOf(balancing);
  const made =
    service === undefined || attached.loadBalancers === undefined
      ? null
      : call("ecs", "UpdateService", {
          cluster: nameIn(service.clusterArn),
          service: name,
          ...attached,
          loadBalancers: [...service.loadBalancers, ...attached.loadBalancers],
        });
  return (
    <FormDialog
      title={`Register the tasks of ${name} with ${nameIn(targetGroupArn)}`}
      description="This begins a new deployment: tasks of the old one are not registered."
      submission={submission}
      steps={stepsFor(made)}
      verb="Update service"
    >
      {submission.refusal?.field === "targetGroupArn" && <Refusal {...submission.refusal.answer} />}
      <BalancingFields balancing={balancing} submission={submission} isGroupGiven />
    </FormDialog>
  );
}
