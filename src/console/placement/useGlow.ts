import { useEffect } from "react";
import { setGlow } from "../store/glow.ts";
import type { Reading } from "./reading.ts";

/** What a query that is being written selects glows, for as long as somebody is at its field. */
export function useGlow(hasFocus: boolean, reading: Reading): void {
  const matching = hasFocus && reading.kind === "matches" ? reading.matching : null;
  useEffect(() => {
    if (matching === null) return;
    setGlow(matching);
    return () => setGlow(null);
  }, [matching]);
}
