import type { ReactNode } from "react";

export interface BlockProps {
  readonly title?: string | undefined;
  /** Stands at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of an overview, with a rule below it. */
export function Block({ title, aside, children }: BlockProps) {
  return (
    <section className="border-b border-line py-3 last:border-0">
      {title !== undefined && (
        <div className="mb-2 flex min-h-4.5 items-center justify-between gap-3">
          <h3 className="font-semibold">{title}</h3>
          {aside !== undefined && <span className="flex min-w-0 items-center gap-1.25 text-xs text-ink-3">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
