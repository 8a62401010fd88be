import type { ComponentProps } from "react";
import { classNames } from "./classNames.ts";

export interface ButtonProps extends ComponentProps<"button"> {
  /** One primary button per view: what the person most likely came to do. */
  readonly variant?: "primary" | "default" | "ghost" | "danger" | undefined;
  readonly size?: "md" | "sm" | undefined;
}

/** A button with a word on it; an icon may stand before the word. */
export function Button({ variant = "default", size = "md", className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(
        "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap",
        "transition-colors duration-(--dur-1) disabled:opacity-45",
        SIZES[size],
        VARIANTS[variant],
        className,
      )}
      {...rest}
    />
  );
}

const SIZES = {
  md: "h-7 px-2.5 text-sm",
  sm: "h-6.5 px-2.25 text-xs",
};

const VARIANTS = {
  primary: "border-ink bg-ink text-ink-on enabled:hover:opacity-90",
  default: "border-line-2 bg-surface text-ink shadow-1 enabled:hover:bg-hover",
  ghost: "border-transparent text-ink-2 enabled:hover:bg-hover",
  danger: "border-bad bg-surface text-bad enabled:hover:bg-bad-soft",
};
