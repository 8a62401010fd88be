import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Why there is no simulation at all; null while there is one. */
const fault = createStore<{ readonly message: string | null }>(() => ({ message: null }));

export function reportFault(message: string): void {
  fault.setState({ message });
}

export function useFault(): string | null {
  return useStore(fault, (state) => state.message);
}
