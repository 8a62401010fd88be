import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { tablesNow } from "../store/replica.ts";
import { TextInput } from "../ui/TextInput.tsx";
import { firstFree } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { useSubmission } from "./useSubmission.ts";

/** Asks for the name of a cluster, which is all a cluster needs. */
export function CreateClusterDialog() {
  const submission = useSubmission();
  const [clusterName, setClusterName] = useState(freeName);
  return (
    <FormDialog
      title="Create a cluster"
      description="A cluster is a name. Instances join it by naming it in their user data."
      submission={submission}
      steps={stepsFor(call("ecs", "CreateCluster", clusterName === "" ? {} : { clusterName }))}
      verb="Create cluster"
    >
      <TextInput
        label="Cluster name"
        value={clusterName}
        onChange={setClusterName}
        hint="Left empty, AWS names it default."
        error={errorAt(submission, "clusterName")}
        data-autofocus
      />
    </FormDialog>
  );
}

function freeName(): string {
  const taken = new Set<string>();
  for (const { clusterName, status } of tablesNow()["ecs.clusters"].values()) if (status === "ACTIVE") taken.add(clusterName);
  return firstFree("prod", taken);
}
