import type { ReactNode } from "react";
import { fullClockText } from "../../lib/timeText.ts";
import { useSaving } from "../sessions/autosave.ts";
import { endpointPath } from "../store/endpointPath.ts";
import { usePacedReplica } from "../store/paced.ts";
import { onDemand } from "../ui/onDemand.ts";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { toast } from "../ui/toast.ts";
import { firstDrag } from "../store/firstDrag.ts";

const EndpointStatus = onDemand(() => firstDrag().then(() => import("./EndpointStatus.tsx")).then((code) => code.EndpointStatus));

const RulesStatus = onDemand(() => firstDrag().then(() => import("./RulesStatus.tsx")).then((code) => code.RulesStatus));

/** The last line: how the simulation stands, in figures. Four times a second is as fast as anybody reads. */
export function StatusBar() {
  const { now, digest, status, crash } = usePacedReplica(4);
  const running = status.running && crash === null;
  const behind = status.callsAhead > 0 || now < status.end;
  return (
    <footer
      data-region="status"
      aria-label="Status"
      className="flex h-6 shrink-0 items-center justify-between gap-4 overflow-hidden border-t border-line bg-surface-2 px-3 text-xs whitespace-nowrap text-ink-3"
    >
      <div className="flex gap-4 overflow-hidden">
        <Figure>
          <span className={running ? "size-1.75 rounded-full bg-ok" : "size-1.75 rounded-full border border-ink-3"} />
          {crash !== null ? "Stopped" : running ? "Running" : behind ? `Rewound to T+${fullClockText(now)}` : "Paused"}
        </Figure>
        <Figure>
          seed <Value>{status.seed}</Value>
        </Figure>
        <Digest digest={digest} />
        <Figure>
          <Value>{status.stepCount.toLocaleString("en")}</Value> {status.stepCount === 1 ? "event" : "events"}
        </Figure>
        <Figure>
          undo depth <Value>{status.undoDepth}</Value>
        </Figure>
        {status.refusedCalls > 0 && (
          <Figure>
            <StatusGlyph status="warning" size={11} />
            {status.refusedCalls} {status.refusedCalls === 1 ? "call" : "calls"} refused by today's rules
          </Figure>
        )}
      </div>
      <div className="hidden gap-4 md:flex">
        {endpointPath() !== null && <EndpointStatus />}
        <RulesStatus />
        <Figure>
          worker <Value>{status.busyMsPerSecond}</Value> ms/s
        </Figure>
        <Saved />
      </div>
    </footer>
  );
}

/** The digest of every change so far: two runs with the same one were the same. A click copies it whole. */
function Digest({ digest }: { readonly digest: string }) {
  const short = digest === "" ? "" : `${digest.slice(0, 4)}·${digest.slice(-4)}`;

  function copy() {
    navigator.clipboard.writeText(digest).then(
      () => toast("State digest copied", { detail: digest, tone: "ok" }),
      () => toast("The browser did not let the page copy", { detail: digest, tone: "bad" }),
    );
  }

  return (
    <button type="button" title={`State digest ${digest}`} data-digest={digest} aria-label={`State digest ${digest}. Copy`} onClick={copy} className="flex items-center gap-1.25 rounded-sm -outline-offset-2 hover:text-ink">
      state <span className="font-mono text-2xs text-ink-2">{short}</span>
    </button>
  );
}

function Saved() {
  const saving = useSaving();
  if (saving.state !== "failed") return saving.state === "saved" ? <Figure>Saved in this browser</Figure> : null;
  return (
    <span title={saving.reason} className="flex items-center gap-1.25 text-warn">
      <StatusGlyph status="warning" size={11} />
      Not saved: this browser keeps nothing for this page
    </span>
  );
}

function Figure({ children }: { readonly children: ReactNode }) {
  return <span className="flex items-center gap-1.25">{children}</span>;
}

function Value({ children }: { readonly children: ReactNode }) {
  return <span className="font-medium text-ink-2">{children}</span>;
}
