import { classNames } from "../../ui/classNames.ts";
import { hueStyle } from "../../ui/hue.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { type RolloutRow, rolloutText } from "./rollout.ts";

export interface RevisionsProps {
  readonly hue: number;
  readonly rows: readonly RolloutRow[];
}

/** A bar for each deployment: how many of the service's tasks it runs. */
export function Revisions({ hue, rows }: RevisionsProps) {
  return (
    <div style={hueStyle(hue)} className="grid grid-cols-[14px_minmax(3.25rem,auto)_1fr_auto] items-center gap-x-1.5">
      {rows.map((row) => (
        <Revision key={row.deployment.deploymentId} row={row} />
      ))}
    </div>
  );
}

function Revision({ row }: { readonly row: RolloutRow }) {
  const { deployment, revision, share } = row;
  const primary = deployment.status === "PRIMARY";
  return (
    <div className="contents">
      <StatusGlyph status={glyphOf(row)} label={deployment.rolloutState} />
      <span title={deployment.rolloutStateReason} className={classNames("max-w-28 truncate leading-6", primary && "font-semibold")}>{revision}</span>
      <span className="h-1.5 overflow-hidden rounded-full bg-track">
        <span
          className={classNames("block h-full rounded-full forced-color-adjust-none", primary ? "bg-(--c)" : "bg-[color-mix(in_oklab,var(--c)_45%,var(--track))]")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-xs text-ink-3">{rolloutText(row)}</span>
    </div>
  );
}

function glyphOf({ deployment, isSet }: RolloutRow): Status {
  if (deployment.rolloutState === "FAILED") return "failed";
  if (deployment.status !== "PRIMARY" && !(isSet && deployment.status === "ACTIVE")) return "draining";
  return deployment.rolloutState === "COMPLETED" ? "healthy" : "starting";
}
