import { useMemo } from "react";
import { createPortal } from "react-dom";
import { nameIn } from "../store/names.ts";
import { askedFor } from "../store/pendingRevision.ts";
import { useReplica } from "../store/replica.ts";
import { serviceHue } from "../store/serviceHue.ts";
import { hueStyle } from "../ui/hue.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { type DragItem, useHeld } from "./drag.ts";
import { ruleAmongOthers } from "./rules/listenerRules.ts";
import { conditionBrief } from "./rules/ruleWords.ts";
import { useProposal } from "./dropState.ts";
import { usePreview } from "./preview.ts";
import { hueOfDefinition } from "./serviceLooks.ts";

/** The card that follows the pointer, with what a drop would do. */
export function DragLayer() {
  const held = useHeld();
  if (held === null || held.by === "keyboard") return null;
  return createPortal(<DragCard item={held.item} x={held.x} y={held.y} from={[held.fromX, held.fromY]} />, document.body);
}

interface DragCardProps {
  readonly item: DragItem;
  readonly x: number;
  readonly y: number;
  readonly from: readonly [number, number];
}

function DragCard({ item, x, y, from: [fromX, fromY] }: DragCardProps) {
  const proposal = useProposal();
  const { count, clusterArn } = usePreview();
  const hue = useReplica(({ tables }) => hueOf(item, tables));
  const style = useMemo(() => (hue === null ? {} : hueStyle(hue)), [hue]);
  // Beside the pointer, and on its other side where the window ends.
  const left = x + 280 > window.innerWidth ? x - 216 : x + 14;
  const middle = (fromX + x) / 2;
  return (
    <div style={style}>
      <svg className="drag-line" aria-hidden>
        <path d={`M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${y} ${x} ${y}`} />
      </svg>
      <div className="drag-card" role="status" style={{ transform: `translate(${left}px, ${y + 12}px)` }}>
        <div className="nm">
          {hue !== null && <Swatch hue={hue} />}
          <Name item={item} />
        </div>
        {clusterArn !== null && (
          <div className="cells">
            {Array.from({ length: Math.min(count, 12) }, (_, at) => (
              <span key={at} />
            ))}
          </div>
        )}
        {proposal !== null && clusterArn === null && <p>{proposal.kind === "refused" ? proposal.why : proposal.hint}</p>}
      </div>
    </div>
  );
}

/** What is held, in words. */
export function Name({ item }: { readonly item: DragItem }) {
  switch (item.kind) {
    case "taskDefinition": {
      const name = askedFor(nameIn(item.arn), item.revision ?? null);
      return (
        <>
          {name.replace(/:\d+$/, "")} <em>{name}</em>
        </>
      );
    }
    case "group":
      return (
        <>
          {nameIn(item.arn)} <em>target group</em>
        </>
      );
    case "service":
      return (
        <>
          {nameIn(item.arn)} <em>service</em>
        </>
      );
    case "rule":
      return <RuleName arn={item.arn} />;
    case "instanceType":
      return (
        <>
          {item.instanceType} <em>EC2 instance</em>
        </>
      );
    case "loadBalancer":
      return <>Application Load Balancer</>;
    case "targetGroup":
      return <>Target group</>;
    case "autoScalingGroup":
      return <>Auto Scaling group</>;
    case "cluster":
      return <>Cluster</>;
  }
}

function RuleName({ arn }: { readonly arn: string }) {
  const name = useReplica(({ tables }) => {
    const rule = ruleAmongOthers(arn, tables)?.rule;
    return rule === undefined ? "" : conditionBrief(rule);
  });
  return (
    <>
      {name} <em>rule</em>
    </>
  );
}

function hueOf(item: DragItem, tables: Parameters<typeof hueOfDefinition>[1]): number | null {
  if (item.kind === "taskDefinition") return hueOfDefinition(item.arn, tables);
  const service = item.kind === "service" ? tables["ecs.services"].get(item.arn) : undefined;
  return service === undefined ? null : serviceHue(service);
}
