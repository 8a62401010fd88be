import { createStore, del, entries, set, type UseStore } from "idb-keyval";
import { isSessionFile, sessionFileProblems } from "../../bridge/client/sessionFileProblems.ts";
import type { SessionFile, Speed } from "../../bridge/protocol.ts";
import { isPicture, type Picture } from "./picture.ts";

/** A session as this browser keeps it. */
export interface KeptSession {
  readonly id: string;
  /** When it was kept, in the wall clock's milliseconds. */
  readonly savedAt: number;
  /** Whether the person did anything in it. Untouched ones are not listed, only gone on with. */
  readonly touched: boolean;
  readonly running: boolean;
  readonly speed: Speed;
  /** Where the clock stood when it was first opened, to reset to. */
  readonly openedAt: number;
  readonly picture: Picture;
  readonly file: SessionFile;
}

/** Something under a session's key that cannot be read as one. It is kept until the person removes it. */
export interface DamagedSession {
  readonly id: string;
  /** A sentence. */
  readonly why: string;
  readonly text: string;
}

export interface KeptSessions {
  /** Newest first. */
  readonly sessions: readonly KeptSession[];
  readonly damaged: readonly DamagedSession[];
  /** When this was read, in the wall clock's milliseconds. */
  readonly readAt: number;
}

/** Touched sessions kept; older ones go. */
const TOUCHED_KEPT = 10;

let opened: UseStore | undefined;
const store = () => (opened ??= createStore("ecs-playground", "sessions"));

const listeners = new Set<() => void>();

/** Calls whenever this tab has kept or forgotten something. Returns what ends that. */
export function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All that is kept. Rejects where the browser keeps nothing for this page. */
export async function readKept(): Promise<KeptSessions> {
  const sessions: KeptSession[] = [];
  const damaged: DamagedSession[] = [];
  for (const [id, value] of await entries<string, unknown>(store())) {
    if (isKept(value)) sessions.push(value);
    else damaged.push({ id, why: whyNot(value), text: JSON.stringify(value, null, 2) ?? "" });
  }
  return { sessions: sessions.toSorted((a, b) => b.savedAt - a.savedAt), damaged, readAt: Date.now() };
}

/** Keeps a session, and lets the oldest go. */
export async function keep(session: KeptSession): Promise<void> {
  await set(session.id, session, store());
  const { sessions } = await readKept();
  for (const old of surplus(sessions, session.id)) await del(old.id, store());
  tellListeners();
}

export async function forget(id: string): Promise<void> {
  await del(id, store());
  tellListeners();
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}

/** Which sessions are one too many: touched ones beyond ten, and all untouched ones but the present. */
export function surplus(sessions: readonly KeptSession[], present: string): readonly KeptSession[] {
  const touched = sessions.filter((one) => one.touched && one.id !== present);
  const untouched = sessions.filter((one) => !one.touched && one.id !== present);
  return [...touched.slice(TOUCHED_KEPT - 1), ...untouched];
}

/** Reads with distrust: another version, or another program, may have written it. */
export function isKept(value: unknown): value is KeptSession {
  if (typeof value !== "object" || value === null) return false;
  const { id, savedAt, touched, running, speed, openedAt, picture, file } = value as Partial<KeptSession>;
  return (
    typeof id === "string" &&
    typeof savedAt === "number" &&
    typeof touched === "boolean" &&
    typeof running === "boolean" &&
    (typeof speed === "number" || speed === "max") &&
    typeof openedAt === "number" &&
    isPicture(picture) &&
    isSessionFile(file)
  );
}

/** Why something that was kept cannot be gone on with. */
function whyNot(value: unknown): string {
  const file = typeof value === "object" && value !== null && "file" in value ? value.file : undefined;
  return sessionFileProblems(file)[0]?.message ?? "What was kept beside the session is damaged.";
}
