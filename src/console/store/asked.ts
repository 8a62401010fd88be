import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { WalkRequest } from "../../bridge/protocol.ts";
import { openPanel } from "./openPanel.ts";

/** The request that is walked, as far as a person said; the listener is found where it says none. */
export interface Asked extends Omit<WalkRequest, "listenerArn"> {
  readonly listenerArn: string | null;
}

/** Somebody on the internet: an address that documentation keeps for examples (RFC 5737). */
const CLIENT = "203.0.113.10";

export const USUAL: Asked = { listenerArn: null, method: "GET", host: "", path: "/", sourceIp: CLIENT, targetKey: null };

const asked = createStore<Asked>(() => USUAL);

export function useAsked(): Asked {
  return useStore(asked, (state) => state);
}

/** Asks for another request; another listener begins with any of its targets. */
export function ask(change: Partial<Asked>): void {
  asked.setState(change.listenerArn === undefined ? change : { targetKey: null, ...change });
}

/** Shows the road of a request. What is not said of it is as it usually is. */
export function walk(request: Partial<Asked>): void {
  asked.setState({ ...USUAL, ...request });
  openPanel("request");
}
