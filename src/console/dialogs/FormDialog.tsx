import { type FormEvent, type ReactNode, useId } from "react";
import type { RegisterTaskDefinitionResponse } from "../../aws/generated/ecs.ts";
import type { Call } from "../../bridge/protocol.ts";
import { useCommandLine } from "../store/commandLine.ts";
import { nameIn } from "../store/names.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog, Sheet } from "../ui/Dialog.tsx";
import { explain } from "./explain.ts";
import { Refusal } from "./Refusal.tsx";
import { closeDialog, SHEET_WIDTH } from "./requests.ts";
import { only, type Step, type Submission } from "./useSubmission.ts";

export interface FormDialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly submission: Submission;
  /** What the form makes now; null while something is missing. */
  readonly steps: readonly Step[] | null;
  /** The verb on the button. */
  readonly verb: string;
  /** It stands beside the map, which shows what it would come to. */
  readonly isBesideMap?: boolean;
  /** Stands above the buttons. */
  readonly outcome?: ReactNode;
  readonly children: ReactNode;
}

/** A form that makes calls: fields, the refusal where there is one, the command line, and the button. */
export function FormDialog({ title, description, submission, steps, verb, isBesideMap = false, outcome, children }: FormDialogProps) {
  const id = useId();
  const { refusal, isBusy } = submission;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (steps !== null && !isBusy && (await submission.submit(steps))) closeDialog();
  };
  const parts = {
    title,
    description,
    onClose: closeDialog,
    footer: (
      <>
        {outcome !== undefined && <div className="w-full pb-1">{outcome}</div>}
        <Button onClick={closeDialog}>Cancel</Button>
        <Button type="submit" form={id} variant="primary" disabled={steps === null || isBusy}>
          {verb}
        </Button>
      </>
    ),
    children: (
      <form id={id} noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-3">
        {refusal !== null && refusal.field === null && <Refusal {...refusal.answer} />}
        {children}
        {steps !== null && <CommandLines steps={steps} />}
      </form>
    ),
  };
  return isBesideMap ? <Sheet {...parts} width={SHEET_WIDTH} /> : <Dialog {...parts} />;
}

/** What is wrong with a field, in AWS's code and words, with the plain sentence and the fix behind them. */
export function errorAt({ refusal }: Submission, field: string): string | undefined {
  if (refusal === null || refusal.field !== field) return undefined;
  const { code, message } = refusal.answer;
  const explanation = explain(refusal.answer);
  return `${code}: ${message}${explanation === null ? "" : ` (${explanation.plain} ${explanation.fix})`}`;
}

/** The form as the command lines that do the same. */
function CommandLines({ steps }: { readonly steps: readonly Step[] }) {
  const format = useCommandLine();
  const lines = steps.map(({ call }) => previewOf(call)).map((call) => (format === null ? call.operation : format(call)));
  return (
    <details className="rounded-card border border-line bg-surface-2 text-xs">
      <summary className="px-3 py-1.5 font-medium text-ink-2">Command line</summary>
      <div className="flex items-start gap-2 border-t border-line py-2 pr-1.5 pl-3">
        <pre className="min-w-0 flex-1 font-mono whitespace-pre-wrap wrap-anywhere text-ink-2">{lines.join("\n")}</pre>
        <CopyButton text={() => lines.join("\n")} label="Copy command line" />
      </div>
    </details>
  );
}

/** A later call before the earlier ones were answered: what is not known yet stands in angle brackets. */
function previewOf(callOf: Step["call"]): Call {
  return callOf(new Map());
}

/** For a form with one call only, and the revision that it may need before. */
export function stepsFor(call: Call | null, revision: PendingRevision | null = null): readonly Step[] | null {
  if (call === null) return null;
  if (revision === null) return only(call);
  const id = revision.changes.join(". ");
  // Somebody may register another revision before: then this one gets the number after.
  const asking = (outputs: ReadonlyMap<string, unknown>): Call => {
    const { taskDefinition } = (outputs.get(id) ?? {}) as RegisterTaskDefinitionResponse;
    return taskDefinition?.taskDefinitionArn === undefined ? call : { ...call, input: { ...(call.input as object), taskDefinition: nameIn(taskDefinition.taskDefinitionArn) } };
  };
  return [
    { id, call: () => revision.register },
    { id: call.operation, call: asking },
  ];
}
