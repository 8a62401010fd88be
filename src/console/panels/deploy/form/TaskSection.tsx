import { useEditing } from "../editing.ts";
import { DraftChoice, DraftText, FieldRow } from "./fields.tsx";
import { FormSection } from "./FormSection.tsx";
import { RunsOn } from "./RunsOn.tsx";

/** What the task is called, where it runs, and how it is connected. */
export function TaskSection({ isNew }: { readonly isNew: boolean }) {
  return (
    <FormSection title="Task">
      <FieldRow paths={[["family"], ["requiresCompatibilities"]]}>
        <DraftText label="Family" path={["family"]} disabled={!isNew} keepsEmpty mono={false} hint={isNew ? undefined : "Revisions share it; another family is a new task definition."} />
        <RunsOn />
      </FieldRow>
      <FieldRow paths={[["networkMode"]]}>
        <NetworkMode />
      </FieldRow>
    </FormSection>
  );
}

const HINTS: Readonly<Record<string, string>> = {
  "": "Without a word ECS takes bridge.",
  bridge: "Containers share the instance's address; host ports can be found when they start.",
  host: "A container's port is the instance's port.",
  awsvpc: "Each task gets its own address.",
  none: "No connection to the outside.",
};

function NetworkMode() {
  const { valueAt } = useEditing();
  return (
    <DraftChoice
      label="Network mode"
      path={["networkMode"]}
      hint={HINTS[String(valueAt(["networkMode"]) ?? "")]}
      options={[
        { value: "", label: "Not said" },
        { value: "bridge", label: "bridge" },
        { value: "host", label: "host" },
        { value: "awsvpc", label: "awsvpc" },
        { value: "none", label: "none" },
      ]}
    />
  );
}
