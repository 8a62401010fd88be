import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** A task definition that somebody is writing. */
export interface Draft {
  /** JSON, or what is to become it. */
  readonly text: string;
  /** The revision it was begun from; null: from nothing. */
  readonly basedOn: string | null;
}

/** Under what a draft is kept that belongs to no family yet. No family has this name. */
export const NEW_FAMILY = "";

/** Longer drafts are kept while the page lives, but not beyond: a definition has 64 KiB at most. */
const CHARACTERS_KEPT = 256 * 1024;

/** Families whose drafts are kept; the oldest go. */
const FAMILIES_KEPT = 50;

const PREFIX = "ecs-playground.draft.";

const drafts = createStore<{ readonly byFamily: ReadonlyMap<string, Draft> }>(() => ({ byFamily: readKept() }));

/** The draft for a family; undefined: nobody is writing one. */
export function useDraft(family: string): Draft | undefined {
  return useStore(drafts, ({ byFamily }) => byFamily.get(family));
}

/** The same for handlers. */
export function draftFor(family: string): Draft | undefined {
  return drafts.getState().byFamily.get(family);
}

/** Goes on with a draft, or begins it. It survives the page as far as the browser lets it. */
export function writeDraft(family: string, draft: Draft): void {
  set(family, draft);
  waiting.set(family, draft);
  timer ??= setTimeout(keepWaiting, 300);
}

/** Gives a draft up. */
export function discardDraft(family: string): void {
  const byFamily = new Map(drafts.getState().byFamily);
  byFamily.delete(family);
  drafts.setState({ byFamily });
  waiting.delete(family);
  attempt(() => localStorage.removeItem(PREFIX + family));
}

/** Whether a draft of this length outlives the page. */
export function isKept({ text }: Draft): boolean {
  return text.length <= CHARACTERS_KEPT;
}

const waiting = new Map<string, Draft>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Typing writes many drafts a second; the last one is kept when the hand rests, and when the page goes. */
function keepWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
  for (const [family, draft] of waiting) {
    attempt(() => {
      if (isKept(draft)) localStorage.setItem(PREFIX + family, JSON.stringify({ ...draft, at: Date.now() }));
      else localStorage.removeItem(PREFIX + family);
    });
  }
  waiting.clear();
  attempt(letOldGo);
}

if (typeof window !== "undefined") window.addEventListener("pagehide", keepWaiting);

function letOldGo(): void {
  const kept = keptKeys();
  if (kept.length <= FAMILIES_KEPT) return;
  const ages = kept.map((key) => ({ key, at: parsed(localStorage.getItem(key))?.at ?? 0 })).sort((a, b) => a.at - b.at);
  for (const { key } of ages.slice(0, kept.length - FAMILIES_KEPT)) localStorage.removeItem(key);
}

/** What this browser kept from earlier visits. */
function readKept(): ReadonlyMap<string, Draft> {
  const kept = new Map<string, Draft>();
  attempt(() => {
    for (const key of keptKeys()) {
      const draft = parsed(localStorage.getItem(key));
      if (draft !== undefined) kept.set(key.slice(PREFIX.length), { text: draft.text, basedOn: draft.basedOn });
    }
  });
  return kept;
}

function keptKeys(): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

/** What is kept may come from another version or another hand. */
function parsed(text: string | null): (Draft & { readonly at: number }) | undefined {
  if (text === null || text.length > CHARACTERS_KEPT * 2) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Draft & { readonly at: unknown }> | null;
    if (typeof value?.text !== "string") return undefined;
    return { text: value.text, basedOn: typeof value.basedOn === "string" ? value.basedOn : null, at: typeof value.at === "number" ? value.at : 0 };
  } catch {
    return undefined;
  }
}

function set(family: string, draft: Draft): void {
  drafts.setState(({ byFamily }) => ({ byFamily: new Map(byFamily).set(family, draft) }));
}

/** A browser may keep nothing for this page, or have no room left: then the draft lives as long as the page. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing else depends on it.
  }
}
