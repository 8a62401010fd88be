import { useEffect, useState } from "react";
import { downloadText, wordsFor } from "../sessions/download.ts";
import { saveSession } from "../sessions/saveSession.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { type Exported, type ExportKind, exported } from "./exports.ts";

const KINDS: readonly { readonly value: ExportKind; readonly label: string; readonly note: string }[] = [
  { value: "sessionScript", label: "Session as script", note: "Every call that was made, in order, with sleep where time passed. What is simulated beside AWS stands as comments." },
  { value: "accountScript", label: "Account as script", note: "What stands now, as aws lines that make it. It runs in a shell, and in the terminal here." },
  { value: "yaml", label: "CloudFormation, YAML", note: "What stands now, as a template." },
  { value: "json", label: "CloudFormation, JSON", note: "What stands now, as a template." },
];

/** The session, or what stands in its account, as something other tools read. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<ExportKind>("sessionScript");
  const written = useExported(kind);
  const note = KINDS.find(({ value }) => value === kind)?.note ?? "";
  return (
    <Dialog
      title="Export"
      description="To go on with elsewhere. The session file alone brings everything back as it was."
      width="lg"
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={() => void saveSession()} className="mr-auto">
            Save session file
          </Button>
          {written !== null && (
            <>
              <Button onClick={() => downloadText(`${wordsFor(written.title)}.${written.ending}`, written.text)}>Save as a file</Button>
              <CopyButton look="button" label="Copy" text={written.text} />
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div>
          <Segmented label="What to export" value={kind} onChange={setKind} options={KINDS} />
        </div>
        <p className="text-ink-2">{note}</p>
        <textarea
          readOnly
          aria-label="Exported text"
          rows={18}
          spellCheck={false}
          wrap="off"
          value={written === null ? "Reading the account…" : shownOf(written.text)}
          className="block w-full rounded-control border border-line-2 bg-surface-2 p-3 font-mono text-xs"
        />
      </div>
    </Dialog>
  );
}

/** Characters that are drawn; all of them are copied and saved. */
const DRAWN = 200_000;

const shownOf = (text: string): string => (text.length <= DRAWN ? text : `${text.slice(0, DRAWN)}\n… and ${text.length - DRAWN} more characters`);

function useExported(kind: ExportKind): Exported | null {
  const [written, setWritten] = useState<{ readonly kind: ExportKind; readonly exported: Exported } | null>(null);
  useEffect(() => {
    let wanted = true;
    void exported(kind).then((one) => wanted && setWritten({ kind, exported: one }));
    return () => {
      wanted = false;
    };
  }, [kind]);
  return written?.kind === kind ? written.exported : null;
}
