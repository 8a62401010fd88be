import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** The container instances that somebody is describing right now; null while nobody is. */
const glow = createStore<{ readonly instanceArns: ReadonlySet<string> | null }>(() => ({ instanceArns: null }));

/** Lets these glow on the map and the others step back. null ends it. */
export function setGlow(instanceArns: ReadonlySet<string> | null): void {
  glow.setState({ instanceArns });
}

/** What an instance has to do with the description: a class for its card, at every level of detail. */
export function useGlowClass(containerInstanceArn: string): "glows" | "steps-back" | null {
  return useStore(glow, ({ instanceArns }) => (instanceArns === null ? null : instanceArns.has(containerInstanceArn) ? "glows" : "steps-back"));
}

export function glowingNow(): ReadonlySet<string> | null {
  return glow.getState().instanceArns;
}

export function onGlow(listener: () => void): () => void {
  return glow.subscribe(listener);
}
