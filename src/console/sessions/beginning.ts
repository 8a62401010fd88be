import { fromFragment, holdsSession } from "../../bridge/client/share.ts";
import { type DamagedSession, type KeptSession, readKept } from "./kept.ts";
import { openFile, openScenario, present } from "./present.ts";
import type { ScenarioToOpen } from "./playOrTakeUp.ts";
import { reportProblem } from "./problem.ts";
import { claim, rememberInThisTab, sessionOfThisTab } from "./tab.ts";
import { takeTurn, type Turn } from "./turn.ts";

/**
 * Opens what this visit is about: the session in the link, else the one that this tab or the last visit left, else
 * the shop that every newcomer meets first, running. It gives way to what the person opens meanwhile: what this browser
 * keeps may take long to read.
 */
export async function begin(): Promise<void> {
  present.subscribe(({ id }) => {
    rememberInThisTab(id);
    void claim(id);
  });
  const turn = takeTurn();
  if (await openLink(location.hash, turn)) return;
  const kept = await lastKept();
  if (kept !== null && (await openKept(kept, turn))) return;
  if (turn.lasts()) await openScenario(FIRST, turn);
}

/** Its calls are fetched only where nobody lived it when the page was built. */
export const FIRST: ScenarioToOpen = { id: "retail-store", openAtSeconds: 600, whole: async () => (await import("../../scenarios/retailStore.ts")).retailStore };

/** Opens the session in an address's fragment, and takes it out of the address. False: there is none that opens. */
export async function openLink(fragment: string, turn: Turn = takeTurn()): Promise<boolean> {
  if (!holdsSession(fragment)) return false;
  history.replaceState(null, "", "#/");
  const unfolded = await fromFragment(fragment);
  if (unfolded.ok) return openFile(unfolded.value, { from: "The link", turn });
  reportProblem({ title: "The link was not opened", message: unfolded.message, places: [], text: unfolded.text });
  return false;
}

/** Goes on with a kept session; when another tab has it, with a copy. */
export async function openKept({ id, file, openedAt, running, speed }: KeptSession, turn: Turn = takeTurn()): Promise<boolean> {
  const mine = await claim(id);
  return openFile(file, { from: file.title, ...(mine ? { id } : {}), openedAt, going: { running, speed }, turn });
}

async function lastKept(): Promise<KeptSession | null> {
  try {
    const { sessions, damaged } = await readKept();
    const isOwn = ({ id }: { readonly id: string }) => id === sessionOfThisTab();
    const own = sessions.find(isOwn);
    if (own !== undefined) return own;
    const broken = damaged.find(isOwn) ?? (sessions.length === 0 ? damaged[0] : undefined);
    if (broken !== undefined) reportBroken(broken);
    const [last] = sessions;
    // What another tab is working on is left to it.
    return last !== undefined && (await claim(last.id)) ? last : null;
  } catch {
    // A browser that keeps nothing makes every visit the first.
    return null;
  }
}

/** It stays where it is: the session that is opened in its place has a key of its own. */
function reportBroken({ why, text }: DamagedSession): void {
  reportProblem({ title: "Your last session cannot be opened", message: `${why} It stays in this browser, among your recent sessions.`, places: [], text });
}
