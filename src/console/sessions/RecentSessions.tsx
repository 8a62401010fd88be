import { Download, HardDrive, Trash2 } from "lucide-react";
import { IconButton } from "../ui/IconButton.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { ago } from "./ago.ts";
import { openKept } from "./beginning.ts";
import { downloadText } from "./download.ts";
import { type DamagedSession, forget, type KeptSession } from "./kept.ts";
import { SessionPicture } from "./SessionPicture.tsx";
import { clockParts } from "../../lib/timeText.ts";
import { useKept } from "./useKept.ts";

/** The sessions this browser keeps, newest first. Opening one calls `onOpened`. */
export function RecentSessions({ onOpened }: { readonly onOpened: () => void }) {
  const kept = useKept();
  if (kept === null) return null;
  const touched = kept.sessions.filter((one) => one.touched);
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="mt-8.5 mb-2 text-lg font-semibold tracking-[-.014em]">
        Recent sessions
      </h2>
      {touched.length + kept.damaged.length === 0 && <p className="text-ink-2">A session appears here once you change something in it.</p>}
      <ul className="-mx-2">
        {touched.map((session) => (
          <Recent key={session.id} session={session} readAt={kept.readAt} onOpened={onOpened} onRemove={() => void forget(session.id)} />
        ))}
        {kept.damaged.map((session) => (
          <Damaged key={session.id} session={session} onRemove={() => void forget(session.id)} />
        ))}
      </ul>
      <p className="mt-2 flex items-center gap-1.5 text-xs text-ink-3">
        <HardDrive aria-hidden size={13} />
        Kept in this browser. Nothing is uploaded.
      </p>
    </section>
  );
}

interface RecentProps {
  readonly session: KeptSession;
  readonly readAt: number;
  readonly onOpened: () => void;
  readonly onRemove: () => void;
}

function Recent({ session, readAt, onOpened, onRemove }: RecentProps) {
  const { title, clock } = session.file;
  return (
    <li className="group relative">
      <button
        type="button"
        onClick={() => void openKept(session).then((opened) => opened && onOpened())}
        className="grid w-full grid-cols-[84px_1fr] items-center gap-3 rounded-card px-2 py-1.75 text-left hover:bg-hover"
      >
        <SessionPicture picture={session.picture} className="h-10 w-21 rounded-control border border-line" />
        <span className="min-w-0">
          <span className="block truncate pr-6 font-[550]">{title}</span>
          <span className="text-xs text-ink-3">
            T+{clockParts(clock)[0]}, {ago(session.savedAt, readAt)}
          </span>
        </span>
      </button>
      <IconButton
        size="sm"
        icon={Trash2}
        label={`Remove ${title}`}
        onClick={onRemove}
        className="absolute top-1/2 right-1 -translate-y-1/2 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
      />
    </li>
  );
}

function Damaged({ session, onRemove }: { readonly session: DamagedSession; readonly onRemove: () => void }) {
  return (
    <li className="flex items-center gap-2 px-2 py-1.75">
      <StatusGlyph status="warning" />
      <span className="min-w-0 flex-1">
        <span className="block font-[550]">A session that cannot be read</span>
        <span className="text-xs text-ink-3">{session.why}</span>
      </span>
      <IconButton size="sm" icon={Download} label="Download the damaged session" onClick={() => downloadText("damaged-session.json", session.text)} />
      <IconButton size="sm" icon={Trash2} label="Remove the damaged session" onClick={onRemove} />
    </li>
  );
}
