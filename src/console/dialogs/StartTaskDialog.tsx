import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn, shortName } from "../store/names.ts";
import { askedFor, type PendingRevision, withRegistration } from "../store/pendingRevision.ts";
import { tablesNow, useRow } from "../store/replica.ts";
import { definitionChoices } from "./choices.ts";
import { Definition } from "./CreateServiceDialog.tsx";
import { FormDialog, stepsFor } from "./FormDialog.tsx";
import { FormOffers } from "./FormOffers.tsx";
import { usualNetworkOf } from "./networkDraft.ts";
import { Outcome, useOutcome } from "./Outcome.tsx";
import type { DialogRequest } from "./requests.ts";
import { RevisionNotice } from "./RevisionNotice.tsx";
import { useSubmission } from "./useSubmission.ts";

/** Asks of which definition one task is started on an instance. */
export function StartTaskDialog({ containerInstanceArn, taskDefinitionArn }: DialogRequest & { readonly kind: "startTask" }) {
  const submission = useSubmission();
  const instance = useRow("ecs.containerInstances", containerInstanceArn);
  const [definitionArn, setDefinition] = useState(() => taskDefinitionArn ?? definitionChoices(tablesNow())[0]?.value ?? "");
  const [revision, setRevision] = useState<PendingRevision | null>(null);
  const definition = useRow("ecs.taskDefinitions", definitionArn);
  const clusterArn = instance?.clusterArn ?? "";
  const made =
    definition === undefined || instance === undefined
      ? null
      : call("ecs", "StartTask", {
          cluster: nameIn(clusterArn),
          containerInstances: [containerInstanceArn],
          taskDefinition: askedFor(nameIn(definitionArn), revision),
          ...usualNetworkOf(definition, tablesNow()),
        });
  const calls = made === null ? null : withRegistration(revision, made);
  const outcome = useOutcome({ calls, clusterArn, taskDefinitionArn: definitionArn, count: 1 });
  const choose = (arn: string) => {
    setDefinition(arn);
    setRevision(null);
  };
  return (
    <FormDialog
      title={`Start a task on ${instance === undefined ? "an instance that is gone" : shortName(instance.ec2InstanceId)}`}
      description="StartTask does not place: the task goes to this instance or fails."
      submission={submission}
      steps={stepsFor(made, revision)}
      verb="Start task"
      isBesideMap
      outcome={
        <>
          <Outcome {...outcome} />
          <FormOffers plan={outcome.plan} {...{ calls, clusterArn, revision }} onRevision={setRevision} />
        </>
      }
    >
      <RevisionNotice revision={revision} onTakeBack={() => setRevision(null)} />
      <Definition value={definitionArn} onChange={choose} submission={submission} />
    </FormDialog>
  );
}
