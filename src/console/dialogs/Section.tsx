import type { ReactNode } from "react";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

export interface SectionProps {
  readonly title: string;
  /** Its call was accepted; its fields cannot change any more. */
  readonly isDone?: boolean;
  readonly children: ReactNode;
}

/** A group of fields that belong to one call. */
export function Section({ title, isDone = false, children }: SectionProps) {
  return (
    <fieldset disabled={isDone} className="flex flex-col gap-2.5 border-t border-line pt-3 first:border-0 first:pt-0">
      <legend className="float-left mb-0 flex w-full items-center gap-1.5 text-md font-semibold">
        {title}
        {isDone && (
          <span className="flex items-center gap-1 text-xs font-normal text-ink-3">
            <StatusGlyph status="healthy" size={11} /> created
          </span>
        )}
      </legend>
      {children}
    </fieldset>
  );
}
