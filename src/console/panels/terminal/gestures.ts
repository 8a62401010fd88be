import { useEffect } from "react";
import { formatCall } from "../../../bridge/gateway/cli/format.ts";
import { calls, type MadeCall } from "../../store/calls.ts";
import { remember } from "./lineHistory.ts";
import { write } from "./transcript.ts";

let shown = 0;

/** Writes what is done on the page, and by AWS clients, as the lines that do the same, from the moment the terminal is first opened. */
export function useGestures(): void {
  useEffect(() => {
    const look = () => {
      for (const made of calls.getState().made) if (made.id > shown) show(made);
    };
    look();
    return calls.subscribe(look);
  }, []);
}

function show({ id, call, by }: MadeCall): void {
  shown = id;
  const line = formatCall(call);
  write(by === "page" ? "gesture" : "arrived", line);
  remember(line);
}
