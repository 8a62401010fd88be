import type { NodeProps } from "@xyflow/react";
import { Target } from "lucide-react";
import { type CSSProperties, memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { classNames } from "../../ui/classNames.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useDragSource } from "../drag.ts";
import { useTargetsOfGroup } from "../groups.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { hasService, whatAwaits } from "../secondGroup.ts";
import { Frame } from "./Frame.tsx";

type TargetRow = Rows["elbv2.targets"];
type GroupRow = Rows["elbv2.targetGroups"];

/** Up to so many targets there is a chip for each; beyond, a count for each state. */
const CHIPS = 9;

/** A target group: a chip for each target with its health. Its service stands right below it. */
export const TargetGroupNode = memo(function TargetGroupNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const lens = useLens();
  const row = useRow("elbv2.targetGroups", id);
  const targets = useTargetsOfGroup(id);
  const awaits = useReplica(({ tables }) => (hasService(id, tables["ecs.services"]) ? null : whatAwaits(id, tables)));
  const source = useDragSource({ kind: "group", arn: id });
  if (row === undefined) return null;
  const healthy = targets.filter(({ state }) => state === "healthy").length;
  const label = `Target group ${row.targetGroupName}, ${row.protocol} port ${row.port}. ${healthy} of ${targets.length} targets healthy.`;
  return (
    <div className="nopan h-full" {...source}>
      <Frame thing={{ kind: "targetGroup", id }} label={label} className={classNames("n tg paired", level !== "near" && "mid")}>
        {level === "near" ? (
          <>
            <div className="tg-1">
              <Target aria-hidden size={12} />
              <b>{row.targetGroupName}</b>
              <em>
                {row.protocol} :{row.port} · {row.targetType}
              </em>
            </div>
            {lens === null ? <Health group={row} targets={targets} healthy={healthy} /> : <LensPart nodeId={id} />}
          </>
        ) : (
          <span className="ttl">
            <span className="font-normal text-ink-2">{row.targetGroupName}</span>
            <em className="flex items-center gap-1">{lens === null || level === "far" ? <Counts targets={targets} size={14} /> : <LensPart nodeId={id} />}</em>
          </span>
        )}
        {awaits !== null && <span className="await">{level === "near" && awaits}</span>}
      </Frame>
    </div>
  );
});

function Health({ group, targets, healthy }: { readonly group: GroupRow; readonly targets: readonly TargetRow[]; readonly healthy: number }) {
  if (targets.length === 0) return <div className="tg-2 text-ink-3">No target is registered</div>;
  if (targets.length > CHIPS) {
    return (
      <div className="tg-2">
        <Counts targets={targets} size={10} />
        <span className="lbl">
          {healthy} of {targets.length} healthy
        </span>
      </div>
    );
  }
  return (
    <div className="tg-2">
      {targets.map((target) => (
        <Dot key={target.targetKey} target={target} group={group} />
      ))}
      <span className="lbl">{targets.length <= 6 ? `${healthy} of ${targets.length} healthy` : `${healthy}/${targets.length}`}</span>
    </div>
  );
}

/** A target's dot fills with each probe that brings it nearer to another state. */
function Dot({ target: { state, port, targetId, description, passedInARow, failedInARow }, group }: { readonly target: TargetRow; readonly group: GroupRow }) {
  const isFailing = state === "healthy" && failedInARow > 0;
  const share = isFailing ? failedInARow / group.unhealthyThresholdCount : state === "healthy" ? 0 : passedInARow / group.healthyThresholdCount;
  return (
    <span
      className={classNames("hc", state, isFailing && "failing")}
      style={share > 0 ? ({ "--p": `${Math.round(100 * share)}%` } as CSSProperties) : undefined}
      title={`${targetId} port ${port}: ${state}${description === null ? "" : `. ${description}`}`}
    >
      <StatusGlyph status={GLYPHS[state]} size={10} />
    </span>
  );
}

function Counts({ targets, size }: { readonly targets: readonly TargetRow[]; readonly size: number }) {
  return STATES.map((state) => {
    const count = targets.filter((target) => target.state === state).length;
    return count === 0 ? null : (
      <span key={state} className="cnt-s inline-flex items-center gap-1">
        <StatusGlyph status={GLYPHS[state]} size={size} label={state} />
        {count}
      </span>
    );
  });
}

const GLYPHS: Readonly<Record<TargetRow["state"], Status>> = {
  healthy: "healthy",
  initial: "starting",
  unhealthy: "failed",
  draining: "draining",
  unused: "unreachable",
};

const STATES = ["healthy", "initial", "unhealthy", "draining", "unused"] as const;
