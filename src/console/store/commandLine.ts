import { useEffect, useState } from "react";
import type { Call } from "../../bridge/protocol.ts";

type FormatCall = (call: Call) => string;

let loaded: FormatCall | null = null;
let loading: Promise<FormatCall> | null = null;

/**
 * Writes calls as `aws …` lines. The words come with the models of all services, which nothing else on the page
 * needs at its start: they are fetched when the first line is wanted, and until then there is null.
 */
export function useCommandLine(isWanted = true): FormatCall | null {
  const [format, setFormat] = useState<FormatCall | null>(() => loaded);
  useEffect(() => {
    if (format !== null || !isWanted) return;
    let wanted = true;
    void load().then((formatCall) => wanted && setFormat(() => formatCall));
    return () => {
      wanted = false;
    };
  }, [format, isWanted]);
  return format;
}

function load(): Promise<FormatCall> {
  loading ??= import("../../bridge/gateway/cli/format.ts").then(({ formatCall }) => {
    loaded = formatCall;
    return formatCall;
  });
  return loading;
}
