import { useSyncExternalStore } from "react";

/** A short message that goes away by itself. */
export interface Toast {
  readonly id: number;
  readonly tone: "plain" | "ok" | "bad";
  readonly title: string;
  /** What to do, or AWS's own words. */
  readonly detail: string | null;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** More than this at once and the oldest goes. */
const SHOWN_AT_ONCE = 4;

/** How long one stays, in milliseconds; a failure stays until it is closed. */
const STAYS = 6_000;

let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a message, and announces it to screen readers. */
export function toast(title: string, more: Partial<Omit<Toast, "id" | "title">> = {}): void {
  const one: Toast = { id: ++lastId, title, tone: more.tone ?? "plain", detail: more.detail ?? null, action: more.action ?? null };
  const same = (other: Toast) => other.title === one.title && other.detail === one.detail;
  change([...shown.filter((other) => !same(other)), one].slice(-SHOWN_AT_ONCE));
  if (one.tone !== "bad") setTimeout(() => dismiss(one.id), STAYS);
}

export function dismiss(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => shown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
