import type { ReactNode } from "react";
import { hover, select, type Ref } from "../../store/selection.ts";

export interface RefLinkProps {
  readonly to: Ref;
  readonly children: ReactNode;
}

/** The name of another thing: a click selects it, a hover shows where it is. */
export function RefLink({ to, children }: RefLinkProps) {
  return (
    <button
      type="button"
      onClick={() => select(to)}
      onPointerEnter={() => hover(to)}
      onPointerLeave={() => hover(null)}
      className="inline-flex min-w-0 items-center gap-1.5 rounded-chip text-left font-medium text-accent decoration-1 underline-offset-2 hover:underline"
    >
      {children}
    </button>
  );
}
