import { ChevronDown, FileCode, FilePlus2, FolderOpen, House, Pencil, RotateCcw, Save, Terminal } from "lucide-react";
import { useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { chooseFile } from "../../sessions/chooseFile.ts";
import { takeFile } from "../../sessions/incoming.ts";
import { openEmptyCluster } from "../../sessions/present.ts";
import { saveSession } from "../../sessions/saveSession.ts";
import { engine } from "../../store/engine.ts";
import { useReplica } from "../../store/replica.ts";
import { Menu } from "../../ui/Menu.tsx";
import type { MenuItem } from "../../ui/menuItem.ts";
import { showOverlay } from "../shellState.ts";

/** The session's name, which can be changed in place, and what can be done with the session as a whole. */
export function SessionTitle() {
  const title = useReplica((state) => state.status.title);
  const changes = useReplica((state) => state.status.undoDepth);
  const [renaming, setRenaming] = useState(false);

  if (renaming) return <TitleField title={title} onDone={() => setRenaming(false)} />;
  const items: readonly MenuItem[] = [
    { id: "rename", label: "Rename", icon: Pencil, onSelect: () => setTimeout(() => setRenaming(true)) },
    { id: "save", label: "Save as a file", icon: Save, onSelect: () => void saveSession() },
    { id: "script", label: "Copy session as script", icon: Terminal, onSelect: () => void import("../../export/copySessionScript.ts").then(({ copySessionScript }) => copySessionScript()) },
    { id: "export", label: "Export…", icon: FileCode, onSelect: () => showOverlay("export") },
    { id: "open", label: "Open a file…", icon: FolderOpen, onSelect: () => chooseFile((file) => void takeFile(file)) },
    { id: "reset", label: "Reset…", icon: RotateCcw, onSelect: () => showOverlay("reset") },
    { kind: "rule", id: "rule" },
    { id: "new", label: "New empty cluster", icon: FilePlus2, onSelect: () => void openEmptyCluster() },
    { id: "start", label: "Scenarios and recent sessions", icon: House, onSelect: () => navigate("/start") },
  ];
  return (
    <>
      <Menu items={items}>
        <button
          type="button"
          title={title}
          onDoubleClick={() => setRenaming(true)}
          className="flex min-w-8 items-center gap-1.25 rounded-control px-1.5 py-1 text-md font-semibold tracking-[-.01em] hover:bg-hover"
        >
          <span className="truncate">{title === "" ? "Session" : title}</span>
          <ChevronDown aria-hidden size={14} className="shrink-0 text-ink-3" />
        </button>
      </Menu>
      {changes > 0 && <span className="hidden text-xs text-ink-3 lg:inline">edited</span>}
    </>
  );
}

function TitleField({ title, onDone }: { readonly title: string; readonly onDone: () => void }) {
  const [typed, setTyped] = useState(title);

  function commit() {
    const next = typed.trim();
    if (next !== "" && next !== title) engine().rename(next);
    onDone();
  }

  return (
    <input
      aria-label="Session title"
      // The person has just asked to rename it.
      ref={(element) => element?.focus()}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else if (event.key === "Escape") onDone();
      }}
      className="h-7 w-72 min-w-0 rounded-control border border-line-2 bg-surface px-1.5 text-md font-semibold"
    />
  );
}
