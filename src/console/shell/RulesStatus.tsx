import { useId, useState } from "react";
import { useReplica } from "../store/replica.ts";
import { OverlayContainer } from "../ui/overlay.ts";
import { RulesCard } from "./RulesCard.tsx";

/** By the rules of which time the account works. Opens what they differ in, and the switch. */
export function RulesStatus() {
  const ruleSet = useReplica(({ tables }) => tables["era.ruleSets"].get("account")?.ruleSet ?? "current");
  const [isOpen, setOpen] = useState(false);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-haspopup="dialog" className="flex items-center gap-1.25 rounded-sm -outline-offset-2 hover:text-ink">
        rules <span className="font-medium text-ink-2">{ruleSet}</span>
      </button>
      <div
        ref={setElement}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Rules of the era"
        onToggle={({ newState }) => setOpen(newState === "open")}
        className="fixed inset-auto right-2 bottom-8 max-h-[calc(100vh-3rem)] w-[min(34rem,calc(100vw-1rem))] animate-appear overflow-y-auto rounded-card border border-line-2 bg-surface p-4 text-sm whitespace-normal text-ink-2 shadow-3"
      >
        <OverlayContainer value={element}>{isOpen && <RulesCard ruleSet={ruleSet} />}</OverlayContainer>
      </div>
    </>
  );
}
