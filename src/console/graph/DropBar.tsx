import { Minus, Plus } from "lucide-react";
import type { Plan, Rows } from "../../bridge/protocol.ts";
import { useReplica } from "../store/replica.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { useHeld } from "./drag.ts";
import { useProposal } from "./dropState.ts";
import { COUNT_MAX, setPreviewCount, usePreview } from "./preview.ts";

/** Says at the bottom of the map what a drop would come to, and holds the count it is asked for. */
export function DropBar() {
  const held = useHeld();
  const proposal = useProposal();
  const { preview, count, clusterArn } = usePreview();
  const zones = useReplica(({ tables }) => (preview === null ? "" : spreadOf(preview, tables["ecs.containerInstances"])));
  if (held === null || (held.by === "pointer" && clusterArn === null)) return null;
  const isRefused = proposal?.kind === "refused";
  return (
    <div className="dropbar" role="status">
      {clusterArn === null || preview === null ? (
        <span className="font-semibold">
          {isRefused && <StatusGlyph status="failed" />}
          {proposal === null ? "Choose where to put it" : isRefused ? proposal.why : proposal.hint}
        </span>
      ) : (
        <span className="font-semibold">
          <StatusGlyph status={preview.tasks.length === count ? "healthy" : preview.tasks.length === 0 ? "failed" : "warning"} />
          {resultOf(preview, count, zones)}
          <span className="sr-only">{proposal?.kind === "form" && proposal.hint}</span>
        </span>
      )}
      {clusterArn !== null && <Count count={count} />}
      <span className="whitespace-nowrap">
        <span className="quiet">{held.by === "keyboard" ? "Arrows choose, Enter drops" : "Drop to create the service"}</span>
        <Kbd keys="Esc" tone="inverse" />
      </span>
    </div>
  );
}

/** While the pointer holds the item, the keys + and − and the wheel do the same. */
function Count({ count }: { readonly count: number }) {
  return (
    <span>
      <span className="quiet">Desired</span>
      <span className="step">
        <button type="button" tabIndex={-1} aria-label="One less" disabled={count <= 1} onClick={() => setPreviewCount(count - 1)}>
          <Minus aria-hidden size={13} />
        </button>
        <b>{count}</b>
        <button type="button" tabIndex={-1} aria-label="One more" disabled={count >= COUNT_MAX} onClick={() => setPreviewCount(count + 1)}>
          <Plus aria-hidden size={13} />
        </button>
      </span>
    </span>
  );
}

/** "All 3 tasks fit, one per zone", "2 of 3 tasks fit", "No instance takes it: not enough memory". */
export function resultOf({ tasks: { length: placed }, verdicts }: Plan, count: number, zones: string): string {
  if (verdicts.length === 0) return "The cluster has no container instances";
  if (placed === count) return count === 1 ? "The task fits" : `All ${count} tasks fit${zones}`;
  if (placed > 0) return `${placed} of ${count} tasks fit`;
  return `No instance takes it: ${commonest(verdicts.map(({ headline }) => headline))}`;
}

/** How the tasks that fit lie over the zones. */
function spreadOf({ verdicts, tasks: { length: placed } }: Plan, instances: ReadonlyMap<string, Rows["ecs.containerInstances"]>): string {
  const perZone = new Map<string, number>();
  for (const { containerInstanceArn, lands } of verdicts) {
    const zone = instances.get(containerInstanceArn)?.availabilityZone;
    if (zone !== undefined && lands.length > 0) perZone.set(zone, (perZone.get(zone) ?? 0) + lands.length);
  }
  const counts = [...perZone.values()];
  if (placed < 2) return "";
  if (counts.length === 1) return ", all in one zone";
  if (counts.every((count) => count === 1)) return ", one per zone";
  return counts.every((count) => count === counts[0]) ? `, ${counts[0]} per zone` : `, over ${counts.length} zones`;
}

function commonest(headlines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const headline of headlines) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  const [first = ""] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return first.charAt(0).toLowerCase() + first.slice(1);
}
