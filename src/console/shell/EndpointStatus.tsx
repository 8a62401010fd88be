import { useId, useState } from "react";
import type { Standing } from "../../bridge/endpoint/tab.ts";
import { useEndpoint } from "../store/endpoint.ts";
import { OverlayContainer } from "../ui/overlay.ts";
import { EndpointCard } from "./EndpointCard.tsx";

/** Whether AWS clients on this machine reach this tab, and where. Opens what they need to be told. */
export function EndpointStatus() {
  const address = useEndpoint((state) => state.address);
  const standing = useEndpoint((state) => state.standing);
  const [isOpen, setOpen] = useState(false);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const id = useId();
  if (standing === null) return null;
  return (
    <>
      <button type="button" popoverTarget={id} aria-haspopup="dialog" className="flex items-center gap-1.25 rounded-sm -outline-offset-2 hover:text-ink">
        <span className={standing.state === "region" ? "size-1.75 rounded-full bg-ok" : "size-1.75 rounded-full border border-ink-3"} />
        <Words standing={standing} address={address} />
      </button>
      <div
        ref={setElement}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="AWS endpoint"
        onToggle={({ newState }) => setOpen(newState === "open")}
        className="fixed inset-auto right-2 bottom-8 max-h-[calc(100vh-3rem)] w-[min(30rem,calc(100vw-1rem))] animate-appear overflow-y-auto rounded-card border border-line-2 bg-surface p-4 text-sm whitespace-normal text-ink-2 shadow-3"
      >
        <OverlayContainer value={element}>{isOpen && <EndpointCard address={address} standing={standing} />}</OverlayContainer>
      </div>
    </>
  );
}

function Words({ standing, address }: { readonly standing: Standing; readonly address: string }) {
  if (standing.state === "lost") return <>AWS endpoint not reached</>;
  if (standing.state === "other") return <>AWS calls go to another tab</>;
  return (
    <>
      AWS endpoint <span className="font-medium text-ink-2">{address.replace(/^https?:\/\//, "")}</span>
    </>
  );
}
