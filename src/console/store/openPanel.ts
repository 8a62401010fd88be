import { createStore } from "zustand/vanilla";

/** The panel that somebody wants to see. */
const wanted = createStore<{ readonly panel: string }>(() => ({ panel: "" }));

/** Brings a panel of the bottom to the front, from wherever it is asked for. */
export function openPanel(panel: string): void {
  wanted.setState({ panel }, true);
}

/** Tells whoever can open panels which one is wanted, each time somebody asks. Answers how to stop. */
export function onWantedPanel(open: (panel: string) => void): () => void {
  return wanted.subscribe(({ panel }) => open(panel));
}
