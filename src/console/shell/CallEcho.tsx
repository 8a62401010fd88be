import { useEffect, useState } from "react";
import { useShownCall } from "../store/calls.ts";
import { useCommandLine } from "../store/commandLine.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Tag } from "../ui/Tag.tsx";

/** How long a call stays on the map, in milliseconds. The events keep it. */
const STAYS = 8_000;

/** The call that a gesture or a client has just made, as the command line that does the same. It takes nothing that is meant for the map, and stands above the choice of lenses. */
export function CallEcho() {
  const last = useShownCall();
  const format = useCommandLine(last !== null);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (last === null) return;
    const leaving = setTimeout(() => setGone(last.id), STAYS);
    return () => clearTimeout(leaving);
  }, [last]);
  if (last === null || format === null || last.id === gone) return null;
  const line = format(last.call);
  return (
    <div
      role="group"
      aria-label="The last call as a command line"
      className="pointer-events-none absolute right-3 bottom-13 flex max-w-[max(12rem,min(36rem,calc(100%-24rem)))] items-center gap-1.5 rounded-panel border border-line bg-surface py-1 pr-1 pl-3 shadow-2"
    >
      {last.by === "client" && <Tag>AWS client</Tag>}
      <code className="min-w-0 truncate font-mono text-xs text-ink-2">{line.replaceAll(" \\\n", " ").replaceAll(/ +/g, " ")}</code>
      {last.refused !== null && <span className="text-xs whitespace-nowrap text-bad">{last.refused}</span>}
      <span className="pointer-events-auto">
        <CopyButton text={() => line} label="Copy the last call" />
      </span>
    </div>
  );
}
