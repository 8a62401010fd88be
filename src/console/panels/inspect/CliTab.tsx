import type { Answer, Call } from "../../../bridge/protocol.ts";
import { useCommandLine } from "../../store/commandLine.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Block } from "./Block.tsx";
import { CodeText } from "./CodeText.tsx";
import { recreatable } from "./recreatable.ts";
import { recreate } from "../../../aws/recreate.ts";
import { readsOf } from "./reads.ts";
import type { Subject } from "./subject.ts";
import { useAnswers } from "./useAnswers.ts";

/** The command lines that make the subject, and those that describe it. */
export function CliTab({ subject }: { readonly subject: Subject }) {
  const reads = readsOf(subject);
  const answers = useAnswers(reads);
  const formatCall = useCommandLine();
  if (formatCall === null || answers === null) return null;
  const made = recreated(subject, reads.map((one) => one.label), answers);
  return (
    <>
      {made !== null && (
        <Lines title={made.length === 1 ? "The line that makes it" : "The lines that make it"} note={noteOf(subject)} lines={made.map(formatCall)} />
      )}
      {subject.kind === "zone" ? (
        <p className="py-3 text-ink-2">A zone is Amazon's to make. The simulation lets it go down and come back.</p>
      ) : (
        <Lines title={reads.length === 1 ? "The line that describes it" : "The lines that describe it"} note={null} lines={reads.map((one) => formatCall(one.call))} />
      )}
    </>
  );
}

/** Answers by the operation they answer; one that was refused is left out. */
function recreated(subject: Subject, labels: readonly string[], answers: readonly Answer[]): readonly Call[] | null {
  const outputs = new Map<string, unknown>();
  answers.forEach((answer, at) => {
    const label = labels[at];
    if (answer.ok && label !== undefined) outputs.set(label, answer.output);
  });
  const thing = recreatable(subject, outputs);
  return thing === null ? null : recreate(thing);
}

function noteOf(subject: Subject): string | null {
  if (subject.kind === "task" && subject.task.serviceArn !== null) return "The service makes its tasks itself. This runs one like it, outside the service.";
  if (subject.kind === "instance") return "The agent registers the instance with the cluster that the user data names.";
  return null;
}

interface LinesProps {
  readonly title: string;
  readonly note: string | null;
  readonly lines: readonly string[];
}

function Lines({ title, note, lines }: LinesProps) {
  const text = lines.join("\n\n");
  return (
    <Block title={title} aside={<CopyButton label={lines.length === 1 ? "Copy line" : "Copy lines"} text={text} />}>
      <CodeText label={title} text={text} language="shell" />
      {note !== null && <p className="mt-1.5 text-xs text-ink-2">{note}</p>}
    </Block>
  );
}
