import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined;
  readonly title: string;
  /** One sentence that says what will fill this place. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands where nothing is yet, and how that changes. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="m-auto flex max-w-80 flex-col items-center px-4 py-6 text-center">
      {Icon !== undefined && <Icon aria-hidden size={20} className="mb-2 text-ink-3" />}
      <p className="text-md font-semibold">{title}</p>
      {children !== undefined && <p className="mt-0.5 text-ink-2">{children}</p>}
      {actions !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
