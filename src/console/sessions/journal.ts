import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { SessionFile, SessionStatus } from "../../bridge/protocol.ts";
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

/** The file as of now: the calls as last fetched, under the present clock. null while those of another session are. */
export function fileNow(): SessionFile | null {
  const { file, of } = journal.getState();
  return file === null || of !== present.getState().id ? null : { ...file, clock: replica.getState().now };
}

/** Follows the session. Called once, when the engine is connected. */
export function followJournal(): void {
  let known = "";
  let asking = false;
  const look = async () => {
    const { revision, status } = replica.getState();
    const { id } = present.getState();
    const key = `${id} ${keyOf(status)}`;
    if (revision === 0 || asking || key === known) return;
    asking = true;
    const file = await engine().exportFile();
    asking = false;
    // Another session was opened meanwhile: whose file this is cannot be told.
    if (id === present.getState().id) {
      known = key;
      journal.setState({ file, of: id });
    }
    void look();
  };
  replica.subscribe(() => void look());
  present.subscribe(() => void look());
}

/** Changes whenever the calls do: each call, undo and redo moves one of these. */
function keyOf({ title, seed, callCount, undoDepth, redoDepth }: SessionStatus): string {
  return `${seed} ${callCount} ${undoDepth} ${redoDepth} ${title}`;
}
