import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";

export interface CopyButtonProps {
  /** What is copied; a function where it is costly to build. */
  readonly text: string | (() => string);
  /** What it copies: "Copy JSON". */
  readonly label: string;
  /** With the label on it, or only the icon. */
  readonly look?: "icon" | "button" | undefined;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, look = "icon" }: CopyButtonProps) {
  const [said, setSaid] = useState<"Copied" | "Could not copy" | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 1_500);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setSaid("Copied");
    } catch {
      // The page may be served without a secure context, or the person may have said no.
      setSaid("Could not copy");
    }
  }

  const icon = said === "Copied" ? Check : Copy;
  const Icon = icon;
  return (
    <>
      {look === "icon" ? (
        <IconButton size="sm" icon={icon} label={said ?? label} onClick={() => void copy()} />
      ) : (
        <Button onClick={() => void copy()}>
          <Icon aria-hidden size={13} />
          {said ?? label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
