import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { keepsPace } from "../store/keepsPace.ts";
import { replica } from "../store/replica.ts";
import { fileNow, onNewCalls } from "./journal.ts";
import { keep, type KeptSession } from "./kept.ts";
import { pictureOf } from "./picture.ts";
import { present } from "./present.ts";

/** Whether the session is kept in this browser, and if not, why. */
export type Saving =
  | { readonly state: "waiting" }
  | { readonly state: "saved" }
  | { readonly state: "failed"; readonly reason: string };

const saving = createStore<{ readonly saving: Saving }>(() => ({ saving: { state: "waiting" } }));

export function useSaving(): Saving {
  return useStore(saving, (state) => state.saving);
}

/** Between two savings, in milliseconds. */
const EVERY = 3_000;

/**
 * Keeps the session in this browser: at once when its calls change, every few seconds while its clock runs, and when
 * the page is left. Called once.
 */
export function startAutosave(): void {
  let kept = "";
  let busy = false;
  let again = false;
  const save = async () => {
    if (busy) {
      again = true;
      return;
    }
    const session = sessionNow();
    if (session === null) return;
    const version = `${session.id} ${session.file.title} ${replica.getState().digest} ${session.running} ${session.speed}`;
    if (version === kept) return;
    busy = true;
    try {
      await keep(session);
      kept = version;
      saving.setState({ saving: { state: "saved" } });
    } catch (reason) {
      saving.setState({ saving: { state: "failed", reason: reason instanceof Error ? reason.message : String(reason) } });
    }
    busy = false;
    if (again) {
      again = false;
      void save();
    }
  };
  onNewCalls(() => {
    saving.setState({ saving: { state: "waiting" } });
    void save();
  });
  setInterval(() => void save(), EVERY);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save();
  });
}

/** null: nothing is open, or it stands in an instant from which nobody should go on. */
function sessionNow(): KeptSession | null {
  const { id, openedAt } = present.getState();
  const { status, crash, progress, tables } = replica.getState();
  const file = fileNow();
  if (id === "" || file === null || crash !== null || progress !== null) return null;
  return {
    id,
    savedAt: Date.now(),
    touched: file.calls.length > file.setup,
    running: keepsPace(status),
    speed: status.speed,
    openedAt: openedAt ?? file.clock,
    picture: pictureOf(tables),
    file,
  };
}
