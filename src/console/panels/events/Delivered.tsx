import { useEffect, useState } from "react";
import type { BusEvent } from "../../../bridge/protocol.ts";
import { formatJson } from "../../../lib/formatJson.ts";
import { engine } from "../../store/engine.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";

/** An event as EventBridge delivers it to whoever has a rule for it; one that ECS keeps to itself says so. */
export function Delivered({ seq }: { readonly seq: number }) {
  const events = useDelivered(seq);
  if (events === undefined) return null;
  const text = events?.map((event) => formatJson(event)).join("\n") ?? "";
  return (
    <div role="region" aria-label="As EventBridge delivers it" className="flex max-h-[75%] min-h-0 shrink-0 items-start gap-2 border-t border-line bg-surface py-1 pr-2 pl-3">
      {text === "" ? (
        <p className="py-0.5 text-xs text-ink-2">{events === null ? "This event is older than the log." : "ECS sends EventBridge nothing with this event: it stands in the events of the service alone."}</p>
      ) : (
        <>
          {/* It scrolls, so the keyboard has to reach it. */}
          <pre tabIndex={0} aria-label="JSON" className="max-h-full min-w-0 flex-1 self-stretch overflow-auto font-mono text-xs leading-4.5 whitespace-pre-wrap wrap-anywhere">
            {text}
          </pre>
          <CopyButton label="Copy JSON" text={text} />
        </>
      )}
    </div>
  );
}

/** undefined: it was not answered yet; null: nobody knows any more. */
function useDelivered(seq: number): readonly BusEvent[] | null | undefined {
  const [answer, setAnswer] = useState<{ readonly seq: number; readonly events: readonly BusEvent[] | null }>();
  useEffect(() => {
    let isWanted = true;
    void engine()
      .deliver(seq)
      .then((events) => isWanted && setAnswer({ seq, events }));
    return () => {
      isWanted = false;
    };
  }, [seq]);
  return answer?.seq === seq ? answer.events : undefined;
}
