import { HOOK_EVENTS } from "../../../aws/rules/codeDeployLifecycle.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import { Section } from "../Section.tsx";
import type { Submission } from "../useSubmission.ts";
import type { CodeDeployDraft } from "./codeDeployDraft.ts";

export interface AppSpecFieldsProps {
  readonly draft: CodeDeployDraft;
  readonly onChange: (part: Partial<CodeDeployDraft>) => void;
  /** The file as it is told to CodeDeploy. */
  readonly text: string;
  readonly submission: Submission;
}

/** The functions that look at a deployment on its way, and the AppSpec file that names them. */
export function AppSpecFields({ draft: { functions, format }, onChange, text, submission }: AppSpecFieldsProps) {
  return (
    <>
      <Section title="Lifecycle hooks">
        <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2">
          {HOOK_EVENTS.map((event) => (
            <TextInput key={event} label={event} value={functions[event]} onChange={(name) => onChange({ functions: { ...functions, [event]: name } })} placeholder="No function" />
          ))}
        </div>
        <p className="-mt-1 text-xs text-ink-3">Lambda functions, by name or ARN. The deployment waits until each has reported.</p>
      </Section>
      <Section title="AppSpec file">
        <div className="flex items-center justify-between">
          <Segmented
            label="Format of the AppSpec file"
            value={format}
            onChange={(chosen) => onChange({ format: chosen })}
            options={[
              { value: "YAML", label: "YAML" },
              { value: "JSON", label: "JSON" },
            ]}
          />
          <CopyButton text={text} label="Copy AppSpec file" />
        </div>
        <pre className="rounded-card border border-line bg-surface-2 px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink-2">{text}</pre>
        <FieldError>{errorAt(submission, "appSpec")}</FieldError>
      </Section>
    </>
  );
}
