import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { SessionFile } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";
import { present } from "./present.ts";

/**
 * The present session as it would be saved, fetched whenever its calls change and not when only its clock runs:
 * what is kept, and where the time slider puts its marks. null until the first has come.
 */
const journal = createStore<{ readonly file: SessionFile | null; readonly of: string }>(() => ({ file: null, of: "" }));

export function useJournal(): SessionFile | null {
  return useStore(journal, (state) => state.file);
}

/** Calls back whenever the calls have changed. */
export function onNewCalls(listener: () => void): void {
  journal.subscribe(listener);
}

/**
 * The file as of now: the calls as last fetched, under the present clock. null while these are another session's, or
 * lack a call that the clock is past already.
 */
export function fileNow(): SessionFile | null {
  const { file, of } = journal.getState();
  return file === null || of !== callsNow() ? null : { ...file, clock: replica.getState().now };
}

/** Follows the session. Called once, when the engine is connected. */
export function followJournal(): void {
  let asking = false;
  const look = async () => {
    const { id } = present.getState();
    const of = callsNow();
    if (replica.getState().revision === 0 || asking || of === journal.getState().of) return;
    asking = true;
    const file = await engine().exportFile();
    asking = false;
    // Another session was opened meanwhile: whose file this is cannot be told.
    if (id === present.getState().id) journal.setState({ file, of });
    void look();
  };
  replica.subscribe(() => void look());
  present.subscribe(() => void look());
}

/** Names the present session with its calls: each call, undo and redo moves one of these. */
function callsNow(): string {
  const { title, seed, callCount, undoDepth, redoDepth } = replica.getState().status;
  return `${present.getState().id} ${seed} ${callCount} ${undoDepth} ${redoDepth} ${title}`;
}
