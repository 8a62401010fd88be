import { StatusGlyph } from "../../ui/StatusGlyph.tsx";

export interface RefusedProps {
  /** AWS's error code. */
  readonly code: string;
  /** AWS's message, whole. */
  readonly message: string;
}

/** A refusal in AWS's own words. */
export function Refused({ code, message }: RefusedProps) {
  return (
    <div role="alert" className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-bad-soft px-3 py-2 [--g-on:var(--bad-soft)]">
      <StatusGlyph status="failed" className="mt-0.75" />
      <p className="wrap-anywhere">
        <b className="block font-semibold text-bad">{code}</b>
        <span className="text-ink-2">{message}</span>
      </p>
    </div>
  );
}
