import { useState } from "react";
import type { Analysis } from "./analysis.ts";

/** The last analysis of a text that made sense: what the form shows while the text makes none. */
export function useLastReadable(analysis: Analysis): Analysis {
  const [last, setLast] = useState(analysis);
  if (analysis.root !== null && analysis !== last) {
    setLast(analysis);
    return analysis;
  }
  return last;
}
