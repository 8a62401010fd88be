import { type ReactNode, useId, useState } from "react";
import { classNames } from "../ui/classNames.ts";
import { OverlayContainer } from "../ui/overlay.ts";

export interface StatusCardProps {
  /** What stands in the status bar, and opens the card. */
  readonly button: ReactNode;
  readonly label: string;
  readonly width: "md" | "lg";
  /** Drawn while the card is open. */
  readonly children: ReactNode;
}

/** A line of the status bar with a card behind it. */
export function StatusCard({ button, label, width, children }: StatusCardProps) {
  const [isOpen, setOpen] = useState(false);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-haspopup="dialog" className="flex items-center gap-1.25 rounded-sm -outline-offset-2 hover:text-ink">
        {button}
      </button>
      <div
        ref={setElement}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={({ newState }) => setOpen(newState === "open")}
        className={classNames(
          "fixed inset-auto right-2 bottom-8 max-h-[calc(100vh-3rem)] animate-appear overflow-y-auto rounded-card border border-line-2 bg-surface p-4 text-sm whitespace-normal text-ink-2 shadow-3",
          WIDTHS[width],
        )}
      >
        <OverlayContainer value={element}>{isOpen && children}</OverlayContainer>
      </div>
    </>
  );
}

const WIDTHS = { md: "w-[min(30rem,calc(100vw-1rem))]", lg: "w-[min(34rem,calc(100vw-1rem))]" };
