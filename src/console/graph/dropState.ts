import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Proposal } from "./proposal.ts";

/** What dropping would do now, and which node is meant. */
interface DropState {
  readonly nodeId: string | null;
  readonly proposal: Proposal | null;
}

const NOTHING: DropState = { nodeId: null, proposal: null };

const state = createStore<DropState>(() => NOTHING);

export function setDropState(next: DropState | null): void {
  state.setState(next ?? NOTHING);
}

export function useProposal(): Proposal | null {
  return useStore(state, ({ proposal }) => proposal);
}

/** Whether a node would take what is held over it: a class for its ring. */
export function useDropClass(nodeId: string): "drop-yes" | "drop-no" | null {
  return useStore(state, (now) => {
    if (now.nodeId !== nodeId || now.proposal === null) return null;
    return now.proposal.kind === "refused" ? "drop-no" : "drop-yes";
  });
}
