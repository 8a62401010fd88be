import { Eraser, ScrollText, Square } from "lucide-react";
import { engine } from "../../store/engine.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { toast } from "../../ui/toast.ts";
import { scriptOf } from "./sessionScript.ts";
import { interrupt, useIsRunning } from "./shell.ts";
import { clearTranscript, transcriptText } from "./transcript.ts";

/** Copies what stands in the terminal, or the whole session as a script; stops what runs. */
export function Tools() {
  const isRunning = useIsRunning();
  return (
    <div className="flex min-w-0 flex-1 items-center justify-end gap-0.5">
      {isRunning && <IconButton size="sm" icon={Square} label="Interrupt" keys="Ctrl+C" onClick={interrupt} />}
      <IconButton size="sm" icon={ScrollText} label="Copy session as script" onClick={() => void copySession()} />
      <CopyButton text={transcriptText} label="Copy terminal" />
      <IconButton size="sm" icon={Eraser} label="Clear terminal" keys="Ctrl+L" onClick={clearTranscript} />
    </div>
  );
}

async function copySession(): Promise<void> {
  const script = scriptOf(await engine().exportFile());
  try {
    await navigator.clipboard.writeText(script);
    toast("The session is copied as a script of aws lines");
  } catch {
    toast("The browser did not let the session be copied");
  }
}
