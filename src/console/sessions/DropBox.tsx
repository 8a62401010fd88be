import { ClipboardPaste, FileJson2, FolderOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { chooseFile } from "./chooseFile.ts";
import { takeFile, takeText } from "./incoming.ts";

/** Takes a session file or a link, dropped, pasted or chosen. Files dropped beside it are taken as well, by the shell. */
export function DropBox({ onOpened }: { readonly onOpened: () => void }) {
  const [typed, setTyped] = useState<string | null>(null);

  const take = (taking: Promise<boolean>) => void taking.then((opened) => opened && onOpened());

  async function paste() {
    try {
      take(takeText(await navigator.clipboard.readText(), "What you pasted"));
    } catch {
      // The browser does not let a page read the clipboard, or the person said no: a field always works.
      setTyped("");
    }
  }

  return (
    <div className="mt-4.5 rounded-panel border-[1.25px] border-dashed border-line-3 p-3.5">
      <div className="grid grid-cols-[20px_1fr] items-start gap-2.75">
        <FileJson2 aria-hidden size={17} className="mt-px text-ink-3" />
        <div>
          <p className="font-semibold">Drop or paste</p>
          <p className="mt-0.5 text-xs text-ink-3">A session file, or a link that somebody shared</p>
          {typed === null ? (
            <div className="mt-2.5 flex flex-wrap gap-2">
              <Button size="sm" onClick={() => void paste()}>
                <ClipboardPaste aria-hidden size={13} />
                Paste
              </Button>
              <Button size="sm" onClick={() => chooseFile((file) => take(takeFile(file)))}>
                <FolderOpen aria-hidden size={13} />
                Open a file
              </Button>
            </div>
          ) : (
            <div className="mt-2.5 flex flex-col items-start gap-2">
              <textarea
                // Asked for with the button above, so the focus belongs here.
                ref={(element) => element?.focus()}
                aria-label="Session or link"
                rows={3}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="w-full rounded-control border border-line-2 bg-surface p-2 font-mono text-xs"
              />
              <Button size="sm" disabled={typed.trim() === ""} onClick={() => take(takeText(typed, "What you pasted"))}>
                Open it
              </Button>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
