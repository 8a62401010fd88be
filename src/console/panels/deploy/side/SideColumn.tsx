import type { ReactNode } from "react";
import { nameIn } from "../../../store/names.ts";
import { Changes } from "../../../revisions/Changes.tsx";
import { DiffWords } from "../../../revisions/RevisionDiff.tsx";
import { RevisionList, type RevisionListProps } from "./RevisionList.tsx";
import { UpdateServices, type UpdateServicesProps } from "./UpdateServices.tsx";
import type { DiffLine } from "../../../revisions/changes.ts";

export interface SideColumnProps {
  readonly family: string;
  readonly revisions: RevisionListProps;
  readonly lines: readonly DiffLine[];
  /** The same in words. */
  readonly words: readonly string[];
  readonly services: UpdateServicesProps;
}

/** What the draft stands among: the family's revisions, what it changes, and who would take it. */
export function SideColumn({ family, revisions, lines, words, services }: SideColumnProps) {
  const { comparedArn } = revisions;
  const count = services.services.length;
  return (
    <div className="flex flex-col overflow-y-auto px-4">
      <Part title="Revisions" end={family}>
        <RevisionList {...revisions} />
      </Part>
      {comparedArn !== null && (
        <Part title="Changes" end={`${nameIn(comparedArn).split(":").at(-1)} → draft`}>
          {words.length > 0 && <DiffWords words={words} />}
          <Changes lines={lines} />
        </Part>
      )}
      <Part title="Update services" end={count === 1 ? "1 uses this family" : `${count} use this family`}>
        <UpdateServices {...services} />
      </Part>
    </div>
  );
}

function Part({ title, end, children }: { readonly title: string; readonly end: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-b border-line py-3.5 last:border-0">
      <div className="flex items-center gap-2">
        <h3 className="text-md font-semibold">{title}</h3>
        <span className="ml-auto truncate text-ink-3">{end}</span>
      </div>
      {children}
    </section>
  );
}
