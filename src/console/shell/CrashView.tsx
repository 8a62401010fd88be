import { fullClockText } from "../../lib/timeText.ts";
import { downloadText, fileNameFor } from "../sessions/download.ts";
import type { Crash } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { useReplica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

/** What stands over the map when the simulation hit a bug of its own. Nothing is lost: the calls are all there. */
export function CrashView() {
  const crash = useReplica((state) => state.crash);
  if (crash === null) return null;
  const { message, at, file } = crash;
  return (
    <div role="alertdialog" aria-label="The simulation stopped" className="absolute inset-x-4 top-4 z-20 mx-auto max-w-lg rounded-card border border-line-2 bg-surface p-4 shadow-3">
      <h2 className="flex items-center gap-2 text-md font-semibold">
        <StatusGlyph status="failed" size={14} />
        The simulation stopped at T+{fullClockText(at)}
      </h2>
      <p className="mt-1 max-h-40 overflow-y-auto text-ink-2 wrap-anywhere">
        This is a fault of the playground, not of your account: {message}. Your {file.calls.length} calls are kept.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => goBack(crash)}>
          Go back one step
        </Button>
        <CopyButton look="button" label="Copy report" text={() => reportOf(crash)} />
        <Button onClick={() => downloadText(fileNameFor(file.title), JSON.stringify(file, null, 2))}>Save session</Button>
      </div>
    </div>
  );
}

/** To just before the fault; when that is the very beginning, to before the last call. */
function goBack({ at }: Crash): void {
  if (at > 0) engine().seek(at - 1);
  else engine().undo();
}

/** Everything that is needed to see the fault again: the seed and the calls are the session. */
function reportOf({ message, at, file }: Crash): string {
  return JSON.stringify({ message, at, userAgent: navigator.userAgent, session: file }, null, 2);
}
