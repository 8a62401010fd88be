import { CircleHelp, Redo2, Search, Share2, SunMoon, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { engine } from "../../store/engine.ts";
import { useReplica } from "../../store/replica.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { Logo } from "../Logo.tsx";
import { showOverlay } from "../shellState.ts";
import { toggleTheme } from "../theme.ts";
import { Clock } from "./Clock.tsx";
import { SessionTitle } from "./SessionTitle.tsx";
import { Transport } from "./Transport.tsx";

/** The console's first line: which session, which time, and what goes for everything. */
export function TopBar() {
  return (
    <header
      data-region="top"
      className="grid h-12 shrink-0 grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] md:gap-3 border-b border-line bg-surface pr-2.5 pl-3 lg:gap-4"
    >
      <div className="flex min-w-0 items-center gap-2">
        <h1 className="sr-only">ECS Playground</h1>
        <Tooltip label="Scenarios and recent sessions">
          <Link href="/start" aria-label="Start page" className="rounded-control">
            <Logo />
          </Link>
        </Tooltip>
        <SessionTitle />
      </div>
      <div className="flex items-center gap-2 lg:gap-3">
        <Clock />
        <Transport />
      </div>
      <div className="flex min-w-0 items-center justify-end gap-1">
        <History />
        <span className="mx-1 hidden h-4.5 w-px bg-line md:block" />
        <SearchButton />
        <span className="hidden items-center gap-1 md:flex">
          <ShareButton />
          <ThemeAndHelp />
        </span>
      </div>
    </header>
  );
}

function History() {
  const undo = useReplica((state) => state.status.undoDepth);
  const redo = useReplica((state) => state.status.redoDepth);
  return (
    <div role="group" aria-label="Undo and redo" className="hidden md:flex">
      <IconButton icon={Undo2} label="Undo" keys="Mod+Z" disabled={undo === 0} onClick={() => engine().undo()} />
      <IconButton icon={Redo2} label="Redo" keys="Shift+Mod+Z" disabled={redo === 0} onClick={() => engine().redo()} />
    </div>
  );
}

/** Opens the command palette. Where there is no room for its words it is an icon. */
export function SearchButton({ words = "Search or run a command" }: { readonly words?: string }) {
  return (
    <button
      type="button"
      aria-label={words}
      onClick={() => showOverlay("commands")}
      className="mr-1 flex h-7 min-w-7 items-center justify-center gap-1.75 rounded-control bg-sunken px-1.75 text-sm whitespace-nowrap text-ink-3 hover:bg-hover xl:pl-2"
    >
      <Search aria-hidden size={14} />
      <span className="hidden pr-3 min-[1440px]:inline">{words}</span>
      <span className="hidden xl:inline">
        <Kbd keys="Mod+K" />
      </span>
    </button>
  );
}

function ShareButton() {
  return (
    <button
      type="button"
      onClick={() => showOverlay("share")}
      className="flex h-7 shrink-0 items-center gap-1.5 rounded-control border border-line-2 bg-surface px-2 font-medium shadow-1 hover:bg-hover xl:px-2.5"
    >
      <Share2 aria-hidden size={14} />
      <span className="sr-only xl:not-sr-only">Share</span>
    </button>
  );
}

/** What every page has at the end of its first line. */
export function ThemeAndHelp() {
  return (
    <>
      <IconButton icon={SunMoon} label="Light or dark" onClick={toggleTheme} />
      <IconButton icon={CircleHelp} label="Keyboard shortcuts" keys="?" onClick={() => showOverlay("shortcuts")} />
    </>
  );
}
