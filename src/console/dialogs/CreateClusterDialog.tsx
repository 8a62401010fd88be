import { useState } from "react";
import { tablesNow } from "../store/replica.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { errorAt, FormDialog } from "./FormDialog.tsx";
import type { CreateClusterRequest } from "./requests.ts";
import { Section } from "./Section.tsx";
import { InstanceFields } from "./template/InstanceFields.tsx";
import { NetworkPart } from "./template/NetworkPart.tsx";
import { Progress } from "./template/Progress.tsx";
import { hasInstances, imageOf, TEMPLATES, type Template, type TemplateDraft, templateDraftFor } from "./template/templateDraft.ts";
import { stepsOfPart, type TemplatePart, templateSteps } from "./template/templateSteps.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks for the name of a cluster, which is all a cluster needs, and by a template for what it stands on as well. */
export function CreateClusterDialog({ template = "empty" }: CreateClusterRequest) {
  const submission = useSubmission();
  // What stood when the form opened: what its own calls make must not change the calls that follow.
  const [tables] = useState(tablesNow);
  const [draft, setDraft] = useState(() => templateDraftFor(template, tables));
  const set = (part: Partial<TemplateDraft>) => setDraft({ ...draft, ...part });
  const steps = templateSteps(draft, tables);
  const isDone = (part: TemplatePart) => {
    const own = stepsOfPart(steps, part);
    return own.length > 0 && own.every(({ id }) => submission.done.has(id));
  };
  const begun = submission.done.size > 0;
  const parts = { draft, set, submission, tables, isDone };
  return (
    <FormDialog
      title="Create a cluster"
      description={SENTENCES[draft.template]}
      submission={submission}
      steps={steps}
      verb={begun && !submission.isBusy ? "Make the rest" : "Create cluster"}
      outcome={draft.template === "empty" ? undefined : <Progress steps={steps ?? []} submission={submission} />}
    >
      <div className="-mx-1 overflow-x-auto px-1">
        <Segmented label="Template" options={TEMPLATES} value={draft.template} onChange={(value: Template) => set({ template: value, ...imageOf(value) })} disabled={begun || submission.isBusy} />
      </div>
      <Section title="Cluster" isDone={isDone("cluster")}>
        <TextInput
          label="Cluster name"
          value={draft.clusterName}
          onChange={(clusterName) => set({ clusterName })}
          hint="Left empty, AWS names it default."
          error={errorAt(submission, "clusterName")}
          data-autofocus
        />
      </Section>
      {hasInstances(draft) && <InstanceFields {...parts} />}
      {draft.template !== "empty" && <NetworkPart {...parts} />}
    </FormDialog>
  );
}

const SENTENCES: Readonly<Record<Template, string>> = {
  empty: "A cluster is a name. Instances join it by naming it in their user data.",
  networking: "A cluster for Fargate, and a VPC with two public subnets.",
  linux: "A cluster, a VPC, and an Auto Scaling group whose instances join it. ECS does not scale the group: it is no capacity provider.",
  windows: "The same with Windows Server: only task definitions for its release are placed on it.",
};
