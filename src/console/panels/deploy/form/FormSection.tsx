import type { ReactNode } from "react";

export interface FormSectionProps {
  readonly title: string;
  readonly icon?: ReactNode;
  /** Stands at the end of the heading's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the form under its heading. */
export function FormSection({ title, icon, end, children }: FormSectionProps) {
  return (
    <section className="flex flex-col gap-2.5 border-b border-line py-3 last:border-0">
      <div className="flex min-h-6 items-center gap-1.75">
        {icon}
        <h3 className="text-md font-semibold tracking-[-.005em]">{title}</h3>
        {end !== undefined && <div className="ml-auto text-ink-3">{end}</div>}
      </div>
      {children}
    </section>
  );
}
