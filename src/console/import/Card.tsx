import type { ReactNode } from "react";
import type { Path } from "../../aws/problem.ts";
import { pathText } from "../../aws/problem.ts";

export interface CardProps {
  readonly title: string;
  /** One line on what it holds. */
  readonly note: string;
  readonly what: string;
  readonly path: Path;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One thing that was found, with what can be done with it. */
export function Card({ title, note, what, path, actions, children }: CardProps) {
  return (
    <section aria-label={`${what} ${title}`} className="rounded-panel border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-3.5 py-2.5">
        <div className="min-w-0 flex-1">
          <h3 className="truncate text-md font-semibold">{title}</h3>
          <p className="text-ink-3">
            {note}
            {path.length > 0 && <span className="font-mono text-xs"> · {pathText(path)}</span>}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
      <div className="flex flex-col gap-2.5 p-3.5 empty:hidden">{children}</div>
    </section>
  );
}
