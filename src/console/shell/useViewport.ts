import { useSyncExternalStore } from "react";
import type { Viewport } from "./layout.ts";

let current: Viewport = { width: 0, height: 0 };

/** The window's inner size; renders again when it changes. */
export function useViewport(): Viewport {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** The same object as long as the size is the same, as the hook asks for. */
function read(): Viewport {
  if (current.width !== window.innerWidth || current.height !== window.innerHeight) {
    current = { width: window.innerWidth, height: window.innerHeight };
  }
  return current;
}
