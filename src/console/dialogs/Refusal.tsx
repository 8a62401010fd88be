import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { explain } from "./explain.ts";

export interface RefusalProps {
  /** AWS's error code. */
  readonly code: string;
  /** AWS's message, whole. */
  readonly message: string;
}

/** A refusal: AWS's code and message as they are, and below them what they mean and what to do. */
export function Refusal({ code, message }: RefusalProps) {
  const explanation = explain({ code, message });
  return (
    <div role="alert" className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-bad-soft px-3 py-2.5 [--g-on:var(--bad-soft)]">
      <StatusGlyph status="failed" className="mt-0.75" />
      <div className="min-w-0 wrap-anywhere">
        <b className="block font-semibold text-bad">{code}</b>
        <p className="text-ink">{message}</p>
        {explanation !== null && (
          <p className="mt-1.5 text-ink-2">
            {explanation.plain} {explanation.fix}
          </p>
        )}
      </div>
    </div>
  );
}
