import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Call, PlacementExplanation } from "../../bridge/protocol.ts";

/**
 * A game about real decisions: the next task of a service is thought through, somebody says where it will land, the
 * stages show where and why, and then the task is really started.
 */
export type Landing =
  | { readonly phase: "off" }
  | (Game & { readonly phase: "thinking" | "placing" })
  /** ECS would not place a task now, or refused: why, in words. */
  | (Game & { readonly phase: "stuck"; readonly why: string })
  | (Game & Round & { readonly phase: "guessing" })
  | (Game & Round & { readonly phase: "playing" | "revealed"; readonly guess: string });

export interface Game {
  /** Taken in turn. */
  readonly serviceArns: readonly string[];
  readonly serviceArn: string;
  readonly hits: number;
  readonly rounds: number;
}

interface Round {
  readonly explanation: PlacementExplanation;
  readonly landsOn: string;
  readonly call: Call;
}

export const landing = createStore<Landing>(() => ({ phase: "off" }));

export function useLanding(): Landing {
  return useStore(landing);
}

/** Whether the game is on. */
export function useIsLanding(): boolean {
  return useStore(landing, ({ phase }) => phase !== "off");
}

/** Whether a click on an instance is a guess now. */
export function isGuessing(): boolean {
  return landing.getState().phase === "guessing";
}

/** The instance that somebody called, for whoever paints them all; null: nobody did. */
export function guessedNow(): string | null {
  const state = landing.getState();
  return "guess" in state ? state.guess : null;
}

export function onLanding(listener: () => void): () => void {
  return landing.subscribe(listener);
}

/** What an instance has to do with the guess: a class for its card. */
export function useGuessClass(containerInstanceArn: string): "guessed" | null {
  return useStore(landing, (state) => ("guess" in state && state.guess === containerInstanceArn ? "guessed" : null));
}
