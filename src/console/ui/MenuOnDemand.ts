import { createElement, useEffect, useSyncExternalStore } from "react";
import type { OpenMenu, OpenMenuProps } from "./OpenMenu.tsx";
import { toast } from "./toast.ts";
import { useLatest } from "./useLatest.ts";

let code: typeof OpenMenu | null = null;
const listeners = new Set<() => void>();

/** An open menu. Until its code has come it is nothing; where that cannot be fetched, it closes and says so. */
export function MenuOnDemand(props: OpenMenuProps) {
  const Code = useSyncExternalStore(subscribe, () => code);
  const close = useLatest(props.onClose);
  useEffect(() => {
    if (code !== null) return;
    fetchCode().catch(() => {
      toast("The menu could not be loaded", { tone: "bad", detail: "Look at the connection, then open it again." });
      close.current();
    });
  }, [close]);
  return Code === null ? null : createElement(Code, props);
}

/** Fetches the code, so that the next menu opens at once. Where that fails, the menu itself tries again. */
export function prepareMenus(): void {
  if (code === null) fetchCode().catch(() => undefined);
}

async function fetchCode(): Promise<void> {
  code = (await import("./OpenMenu.tsx")).OpenMenu;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
