import type { NodeProps } from "@xyflow/react";
import { Route } from "lucide-react";
import { memo, useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { many } from "../figures.ts";
import { useListenersInOrder } from "../groups.ts";
import { useLevel, useMagnification } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { isClassic } from "../things.ts";
import { ruleRowsOf, rulesInOrder } from "../rules/listenerRules.ts";
import { actionWords } from "../rules/ruleWords.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { Frame } from "./Frame.tsx";
import { RuleLine } from "./RuleLine.tsx";

const ClassicBalancer = onDemand(() => import("./ClassicBalancer.tsx").then((code) => code.ClassicBalancer));

/** A load balancer with its listeners, and the rules of each in the order in which they are asked. */
export const LoadBalancerNode = memo(function LoadBalancerNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const magnification = useMagnification();
  const lens = useLens();
  const row = useRow("elbv2.loadBalancers", id);
  const listeners = useListenersInOrder(id);
  const others = useReplica(({ tables }) => listeners.map(({ listenerArn }) => ruleRowsOf(tables, listenerArn).length).join(" ")).split(" ");
  if (isClassic(id)) return <ClassicBalancer id={id} />;
  if (row === undefined) return null; // Gone from the replica; the projection drops the node with the next change.
  const thing = { kind: "loadBalancer", id } as const;
  const label = `Load balancer ${row.loadBalancerName}, ${row.state}. ${listeners
    .map((one, at) => `${one.protocol} on port ${one.port} ${destination(one, Number(others[at]))}`)
    .join(", ") || "No listener"}.`;
  // From here down, the lines from which its edges leave are lower than type that can be read.
  if (level === "far" || magnification > LINES_TO) {
    return (
      <Frame thing={thing} label={label} className="n mid alb" style={{ padding: "calc(7px * var(--k))" }}>
        <span className="ttl">
          <Route aria-hidden size={18} className="shrink-0 text-ink-2" />
          {level === "middle" && <span>{row.loadBalancerName}</span>}
        </span>
      </Frame>
    );
  }
  const isNear = level === "near";
  return (
    <Frame thing={thing} label={label} className={isNear ? "n alb" : "n alb small"}>
      <div className="alb-h">
        <Route aria-hidden size={isNear ? 15 : 20} />
        <span>{row.loadBalancerName}</span>
        {row.state !== "active" ? <StatusGlyph status={row.state === "failed" ? "failed" : "starting"} label={row.state} /> : isNear && <span className="tag">{row.type === "network" ? "NLB" : "ALB"}</span>}
      </div>
      {lens !== null && <LensPart nodeId={id} />}
      {lens === null && listeners.length === 0 && <div className="alb-l">No listener{isNear && " yet"}</div>}
      {lens === null && listeners.map((listener) => <Listener key={listener.listenerArn} listener={listener} />)}
    </Frame>
  );
});

const LINES_TO = 1.85;

/** What becomes of most requests to a listener, for its balancer's name. */
function destination({ defaultAction }: Rows["elbv2.listeners"], others: number): string {
  return `${actionWords(defaultAction)}${others === 0 ? "" : ` and ${many(others, "rule")} more`}`;
}

function Listener({ listener }: { readonly listener: Rows["elbv2.listeners"] }) {
  const rows = useReplica(({ tables }) => ruleRowsOf(tables, listener.listenerArn));
  const rules = useMemo(() => rulesInOrder(listener, rows), [listener, rows]);
  return (
    <>
      <div className="alb-l">
        <span>
          {listener.protocol} :{listener.port}
        </span>
        <span className="rules">{many(rules.length, "rule")}</span>
      </div>
      {rules.map((rule) => (
        <RuleLine key={rule.ruleArn} rule={rule} />
      ))}
    </>
  );
}
