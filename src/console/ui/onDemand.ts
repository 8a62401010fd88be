import { type ComponentType, createElement, useEffect, useSyncExternalStore } from "react";

type Code<Props> =
  | { readonly state: "absent" | "asked" }
  | { readonly state: "here"; readonly component: ComponentType<Props> }
  | { readonly state: "failed"; readonly why: unknown };

/**
 * A component whose code is fetched when it is first drawn; until then it is nothing. It is not React.lazy: what
 * that waits for is drawn behind every urgent update, and while the simulation runs fast those do not end. When the
 * code cannot be fetched it throws while it is drawn, and asks again when it is mounted anew.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let code: Code<Props> = { state: "absent" };
  const listeners = new Set<() => void>();

  function become(next: Code<Props>) {
    code = next;
    for (const listener of listeners) listener();
  }

  function ask() {
    if (code.state !== "absent") return;
    code = { state: "asked" };
    load().then(
      (component) => become({ state: "here", component }),
      (why: unknown) => become({ state: "failed", why }),
    );
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && code.state === "failed") code = { state: "absent" };
    };
  }

  return function OnDemand(props: Props) {
    const now = useSyncExternalStore(subscribe, () => code);
    useEffect(ask, []);
    if (now.state === "failed") throw now.why;
    return now.state === "here" ? createElement(now.component, props) : null;
  };
}
