import type { ReactNode } from "react";
import { Changes } from "../revisions/Changes.tsx";
import { changedLines } from "../revisions/changes.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

export interface SimulatedChoiceProps {
  /** What is not simulated yet, as a sentence. */
  readonly children: ReactNode;
  /** What the other way is called: "On EC2 in bridge mode". */
  readonly other: string;
  readonly isOther: boolean;
  readonly onChange: (isOther: boolean) => void;
  /** What it is: "task", "service". */
  readonly noun: string;
  /** Both ways as data, for the comparison. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What cannot run here yet may stay as it is, or be changed so that it can: the person's choice, with all it changes. */
export function SimulatedChoice({ children, other, isOther, onChange, noun, before, after }: SimulatedChoiceProps) {
  return (
    <div className="flex flex-col gap-2.5 rounded-[7px] bg-warn-soft px-3 py-2.5 [--g-on:var(--warn-soft)]">
      <p className="grid grid-cols-[14px_1fr] gap-2">
        <StatusGlyph status="warning" className="mt-0.75" />
        <span className="wrap-anywhere">{children}</span>
      </p>
      <div className="pl-5.5">
        <Segmented
          label="How to take it"
          value={isOther ? "other" : "asIs"}
          onChange={(value) => onChange(value === "other")}
          options={[
            { value: "asIs", label: "As it is" },
            { value: "other", label: other },
          ]}
        />
      </div>
      {isOther && (
        <div className="overflow-hidden rounded-[7px] bg-surface">
          <Changes lines={changedLines(before, after, noun)} />
        </div>
      )}
    </div>
  );
}
