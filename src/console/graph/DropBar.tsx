import { Minus, Plus } from "lucide-react";
import type { Plan } from "../../bridge/protocol.ts";
import { shortName } from "../store/names.ts";
import { useReplica } from "../store/replica.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { useHeld } from "./drag.ts";
import { useProposal } from "./dropState.ts";
import { planWords } from "./planWords.ts";
import { COUNT_MAX, setPreviewCount, usePreview } from "./preview.ts";

/** Says at the bottom of the map what a drop would come to, and holds the count it is asked for. */
export function DropBar() {
  const held = useHeld();
  const proposal = useProposal();
  const { preview, count, number, clusterArn } = usePreview();
  const words = useReplica(({ tables }) => (preview === null ? "" : planWords(preview, count, tables["ecs.containerInstances"])));
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
          <span className="said" title={words}>
            {words}
          </span>
          <span className="sr-only">{proposal?.kind === "form" && proposal.hint}</span>
        </span>
      )}
      {clusterArn !== null && <Count count={count} />}
      {preview !== null && count > 1 && <LookedAt plan={preview} number={number} />}
      <span className="whitespace-nowrap">
        <span className="quiet how">{held.by === "keyboard" ? "Arrows choose, Enter drops" : "Drop to create the service"}</span>
        <Kbd keys="Esc" tone="inverse" />
      </span>
    </div>
  );
}

/** Which task the verdicts on the cards are about, in words for those who do not see them. */
function LookedAt({ plan, number }: { readonly plan: Plan; readonly number: number }) {
  const task = plan.tasks[number - 1];
  const where = useReplica(({ tables }) => tables["ecs.containerInstances"].get(task?.containerInstanceArn ?? "")?.ec2InstanceId);
  return (
    <span className="whitespace-nowrap">
      <span className="quiet">Task {number}</span>
      <span className="sr-only">
        {task === undefined ? "finds no instance" : `goes to ${shortName(where ?? "")} in ${task.availabilityZone}. ${task.because}`}
      </span>
      <Kbd keys="Tab" tone="inverse" />
    </span>
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
