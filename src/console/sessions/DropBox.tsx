import { ClipboardPaste, FileJson2, FolderOpen } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { importFiles, openImport } from "../import/ImportHost.tsx";
import { chooseFile } from "./chooseFile.ts";

/** Takes whatever is pasted or chosen. What is dropped is taken anywhere on the page. */
export function DropBox() {
  async function paste() {
    try {
      openImport(await navigator.clipboard.readText());
    } catch {
      // The browser does not let a page read the clipboard, or the person said no: a field always works.
      openImport();
    }
  }

  return (
    <div className="mt-4.5 rounded-panel border-[1.25px] border-dashed border-line-3 p-3.5">
      <div className="grid grid-cols-[20px_1fr] items-start gap-2.75">
        <FileJson2 aria-hidden size={17} className="mt-px text-ink-3" />
        <div>
          <p className="font-semibold">Drop or paste</p>
          <p className="mt-0.5 text-xs text-ink-3">Task definitions, describe-services output, CloudFormation, a session file or a link</p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => void paste()}>
              <ClipboardPaste aria-hidden size={13} />
              Paste
            </Button>
            <Button size="sm" onClick={() => chooseFile((file) => void importFiles([file]))}>
              <FolderOpen aria-hidden size={13} />
              Open a file
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
