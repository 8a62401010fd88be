import type { ReactNode } from "react";

/** Names on the left, values on the right. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-2 gap-y-1.25">{children}</dl>;
}

export interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** For ids and codes. */
  readonly mono?: boolean;
}

/** One line of Facts. */
export function Fact({ name, children, mono = false }: FactProps) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{name}</dt>
      <dd className={`flex min-w-0 flex-wrap items-center gap-1.25 wrap-anywhere ${mono ? "font-mono text-xs" : ""}`}>{children}</dd>
    </div>
  );
}
