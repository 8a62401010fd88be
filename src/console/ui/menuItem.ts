import type { LucideIcon } from "lucide-react";

/** One line of a menu. */
export interface MenuAction {
  readonly kind?: "action";
  readonly id: string;
  readonly label: string;
  /** A second, quieter word: the API operation, a unit. */
  readonly note?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

/** A title over the lines that follow, with a rule above it. */
export interface MenuHeading {
  readonly kind: "heading";
  readonly id: string;
  readonly label: string;
}

export type MenuItem = MenuAction | MenuHeading | { readonly kind: "rule"; readonly id: string };
