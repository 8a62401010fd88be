import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { ConstraintEditor } from "../placement/ConstraintEditor.tsx";
import type { PlacementDraft } from "../placement/placementDraft.ts";
import { StrategyEditor } from "../placement/StrategyEditor.tsx";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { useRow } from "../store/replica.ts";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

export interface PlacementFieldsProps {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly kind: "service" | "task";
  /** Made of the definition: its constraints are meant. */
  readonly revision: PendingRevision | null;
  readonly draft: PlacementDraft;
  readonly onChange: (draft: PlacementDraft) => void;
  readonly submission: Submission;
  /** A daemon is on every instance, so there is nothing to prefer. */
  readonly hasStrategy?: boolean;
}

/** Where tasks go: what is preferred, and what binds. */
export function PlacementFields({ clusterArn, taskDefinitionArn, kind, revision, draft, onChange, submission, hasStrategy = true }: PlacementFieldsProps) {
  const definition = useRow("ecs.taskDefinitions", taskDefinitionArn);
  const meant = revision === null ? definition?.definition : (revision.register.input as RegisterTaskDefinitionRequest);
  const fromDefinition = (meant?.placementConstraints ?? []).map(({ expression = "" }) => expression);
  return (
    <>
      {hasStrategy && <StrategyEditor draft={draft} onChange={onChange} clusterArn={clusterArn} kind={kind} error={errorAt(submission, "placementStrategy")} />}
      <ConstraintEditor
        constraints={draft.constraints}
        onChange={(constraints) => onChange({ ...draft, constraints })}
        clusterArn={clusterArn}
        fromDefinition={fromDefinition}
        error={errorAt(submission, "placementConstraints")}
      />
    </>
  );
}
