import { useEffect } from "react";
import { navigate } from "wouter/use-hash-location";
import { Dialogs } from "../../dialogs/Dialogs.tsx";
import { closeDialog } from "../../dialogs/requests.ts";
import { useReplica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Workbench } from "./Workbench.tsx";
import { useEditedDraft } from "./useEditedDraft.ts";

export interface TaskDefinitionEditorProps {
  /** Whose next revision is written; null: a family that is not there yet. */
  readonly family: string | null;
}

/** Where task definitions are written: as JSON and as a form, on one draft. Takes the whole page below the first line. */
export function TaskDefinitionEditor({ family }: TaskDefinitionEditorProps) {
  const draft = useEditedDraft(family);
  const hasArrived = useReplica(({ revision }) => revision > 0);
  // A form that was open on the map is not what one came here for.
  useEffect(() => closeDialog(), []);
  if (!hasArrived) return <main className="flex-1 bg-canvas" />;
  if (draft === undefined) return <NoSuchFamily family={family ?? ""} />;
  return (
    <>
      <Workbench key={family ?? ""} family={family} draft={draft} />
      <Dialogs />
    </>
  );
}

function NoSuchFamily({ family }: { readonly family: string }) {
  return (
    <main className="flex min-h-0 flex-1 bg-canvas">
      <EmptyState
        title={`There is no task definition ${family}`}
        actions={
          <>
            <Button onClick={() => navigate("/")}>Back to the map</Button>
            <Button variant="primary" onClick={() => navigate("/task-definitions/new")}>
              Write a new one
            </Button>
          </>
        }
      >
        It may have been deleted, or the clock stands before it was registered.
      </EmptyState>
    </main>
  );
}
