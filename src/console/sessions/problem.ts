import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Why something could not be opened, and what of it can be taken away. */
export interface OpeningProblem {
  readonly title: string;
  readonly message: string;
  /** Where it is wrong, if that can be told. */
  readonly places: readonly string[];
  /** Offered as a download, so that nothing is lost; null: there is nothing readable. */
  readonly text: string | null;
}

const problems = createStore<{ readonly problem: OpeningProblem | null }>(() => ({ problem: null }));

/** Tells the person. The present session stays as it is. */
export function reportProblem(problem: OpeningProblem): void {
  problems.setState({ problem });
}

export function dismissProblem(): void {
  problems.setState({ problem: null });
}

export function useProblem(): OpeningProblem | null {
  return useStore(problems, (state) => state.problem);
}
