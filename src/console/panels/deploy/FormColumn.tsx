import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { BehaviorSection } from "./form/BehaviorSection.tsx";
import { ContainerList } from "./form/ContainerList.tsx";
import { Elsewhere } from "./form/Elsewhere.tsx";
import { PlacementSection } from "./form/PlacementSection.tsx";
import { SizeSection } from "./form/SizeSection.tsx";
import { TaskSection } from "./form/TaskSection.tsx";

export interface FormColumnProps {
  readonly isNewFamily: boolean;
  readonly hue: number | null;
  /** Why the form cannot be used now: where the text stops making sense. */
  readonly fault: { readonly line: number; readonly column: number; readonly message: string } | null;
  readonly onShowFault: () => void;
}

/** The draft as fields. While its text makes no sense, they show what it last said and cannot be changed. */
export function FormColumn({ isNewFamily, hue, fault, onShowFault }: FormColumnProps) {
  return (
    <>
      <div className="flex h-8.5 shrink-0 items-center border-b border-line px-5">
        <h2 className="font-semibold">Form</h2>
      </div>
      {fault !== null && (
        <div role="status" className="flex shrink-0 items-start gap-2 border-b border-line bg-bad-soft px-5 py-2 [--g-on:var(--bad-soft)]">
          <StatusGlyph status="failed" className="mt-0.75" />
          <p className="min-w-0 flex-1 wrap-anywhere">
            <b className="font-semibold text-bad">
              Line {fault.line}, column {fault.column}: {fault.message}
            </b>{" "}
            The form is back when the JSON makes sense; nothing is lost.
          </p>
          <button type="button" onClick={onShowFault} className="shrink-0 font-semibold text-bad underline underline-offset-2">
            Show it
          </button>
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <fieldset disabled={fault !== null} aria-label="Task definition" className="px-5 py-1 disabled:opacity-60">
          <TaskSection isNew={isNewFamily} />
          <SizeSection hue={hue} />
          <ContainerList />
          <PlacementSection />
          <Elsewhere />
        </fieldset>
        <div className="border-t border-line px-5 py-1">
          <BehaviorSection />
        </div>
      </div>
    </>
  );
}
