import { Tooltip as Radix } from "radix-ui";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd.tsx";
import { useOverlayContainer } from "./overlay.ts";

export interface TooltipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly side?: "top" | "bottom" | "left" | "right" | undefined;
  readonly children: ReactElement;
}

/** Says what an element is for, on hover and on focus. Never the only place of a fact. */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  const container = useOverlayContainer();
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={200} disableHoverableContent>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={container}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="not-data-[state=closed]:animate-appear z-40 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-xs text-ink-on shadow-3"
          >
            {label}
            {keys !== undefined && <Kbd keys={keys} tone="inverse" />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
