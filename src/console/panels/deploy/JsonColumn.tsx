import { SquareTerminal } from "lucide-react";
import { type Ref, useState } from "react";
import type { RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import { useCommandLine } from "../../store/commandLine.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { CodeEditor, type CodeEditorHandle, type CodeEditorProps } from "./json/CodeEditor.tsx";

export interface JsonColumnProps extends Omit<CodeEditorProps, "onCursor" | "ref"> {
  /** What would be registered; null while the text makes no sense. */
  readonly input: RegisterTaskDefinitionRequest | null;
  readonly isKept: boolean;
  readonly ref: Ref<CodeEditorHandle>;
}

/** The text itself, with what can be taken from it. */
export function JsonColumn({ input, isKept, ref, ...editor }: JsonColumnProps) {
  const [cursor, setCursor] = useState({ line: 1, column: 1 });
  const [showsLine, setShowsLine] = useState(false);
  return (
    <>
      <div className="flex h-8.5 shrink-0 items-center border-b border-line px-4">
        <h2 className="font-semibold">JSON</h2>
        <span className="ml-auto flex items-center gap-1">
          <CopyButton label="Copy JSON" text={editor.text} />
          <Button variant="ghost" size="sm" disabled={input === null} onClick={() => setShowsLine(true)}>
            <SquareTerminal aria-hidden size={13} />
            register-task-definition
          </Button>
        </span>
      </div>
      <div className="min-h-0 flex-1">
        <CodeEditor {...editor} ref={ref} onCursor={setCursor} />
      </div>
      <p className="flex h-6 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-surface-2 px-4 text-xs whitespace-nowrap text-ink-3">
        <span>
          Ln {cursor.line}, Col {cursor.column}
        </span>
        <span>Form and JSON edit the same draft</span>
        <span className="ml-auto">{isKept ? "Draft kept in this browser" : "Too long to be kept beyond this visit"}</span>
      </p>
      {showsLine && input !== null && <CommandLine input={input} onClose={() => setShowsLine(false)} />}
    </>
  );
}

function CommandLine({ input, onClose }: { readonly input: RegisterTaskDefinitionRequest; readonly onClose: () => void }) {
  const format = useCommandLine();
  const line = format?.({ service: "ecs", operation: "RegisterTaskDefinition", input }) ?? "";
  return (
    <Dialog title="The command line that registers it" width="lg" onClose={onClose} footer={<CopyButton look="button" label="Copy command line" text={line} />}>
      <pre className="rounded-card border border-line bg-surface-2 p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{line}</pre>
    </Dialog>
  );
}
