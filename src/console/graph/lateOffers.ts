import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { offersFor } from "./operations.ts";

type OffersFor = typeof offersFor;

/** Which operations apply to what is told by code that is fetched with the menus: nobody needs it before. */
const late = createStore<{ readonly offersFor: OffersFor | null }>(() => ({ offersFor: null }));

/** Fetches it, unless it is here. */
export async function fetchOffers(): Promise<void> {
  if (late.getState().offersFor === null) late.setState({ offersFor: (await import("./operations.ts")).offersFor });
}

/** What tells the operations that apply to a thing; null: it is not here yet. */
export const useOffersFor = (): OffersFor | null => useStore(late, (state) => state.offersFor);

/** The same, outside of what is drawn. */
export const offersForNow = (): OffersFor | null => late.getState().offersFor;
