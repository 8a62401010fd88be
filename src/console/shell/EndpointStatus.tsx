import { Popover } from "radix-ui";
import type { Standing } from "../../bridge/endpoint/tab.ts";
import { useEndpoint } from "../store/endpoint.ts";
import { EndpointCard } from "./EndpointCard.tsx";

/** Whether AWS clients on this machine reach this tab, and where. Opens what they need to be told. */
export function EndpointStatus() {
  const address = useEndpoint((state) => state.address);
  const standing = useEndpoint((state) => state.standing);
  if (standing === null) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="flex items-center gap-1.25 rounded-sm -outline-offset-2 hover:text-ink">
        <span className={standing.state === "region" ? "size-1.75 rounded-full bg-ok" : "size-1.75 rounded-full border border-ink-3"} />
        <Words standing={standing} address={address} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="AWS endpoint"
          onOpenAutoFocus={focusItself}
          className="not-data-[state=closed]:animate-appear z-40 max-h-(--radix-popover-content-available-height) w-[min(30rem,calc(100vw-1rem))] overflow-y-auto rounded-card border border-line-2 bg-surface p-4 text-sm outline-none text-ink-2 shadow-3"
        >
          <EndpointCard address={address} standing={standing} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** On its first button the focus would open a tooltip over what is to be read. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
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
