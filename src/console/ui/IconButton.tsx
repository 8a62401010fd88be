import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly size?: "md" | "sm" | undefined;
}

/** A button that is only an icon; its name is always at hand. */
export function IconButton({ icon: Icon, label, keys, size = "md", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        className={classNames(
          "inline-flex shrink-0 items-center justify-center rounded-control text-ink-2",
          "transition-colors duration-(--dur-1) enabled:hover:bg-hover enabled:hover:text-ink disabled:opacity-40",
          size === "md" ? "size-7" : "size-6",
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden size={size === "md" ? 15 : 14} />
      </button>
    </Tooltip>
  );
}
