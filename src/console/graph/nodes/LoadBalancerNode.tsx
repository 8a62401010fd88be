import type { NodeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { many } from "../figures.ts";
import { useListenersInOrder } from "../groups.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { isClassic } from "../things.ts";
import { ruleRowsOf, rulesInOrder } from "../rules/listenerRules.ts";
import { actionWords } from "../rules/ruleWords.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { BalancerCard } from "./BalancerCard.tsx";
import { RuleLine } from "./RuleLine.tsx";

const ClassicBalancer = onDemand(() => import("./ClassicBalancer.tsx").then((code) => code.ClassicBalancer));

/** A load balancer of either generation. */
export const LoadBalancerNode = memo(function LoadBalancerNode({ id }: NodeProps<MapNode>) {
  return isClassic(id) ? <ClassicBalancer id={id} /> : <RoutingBalancer id={id} />;
});

/** A load balancer with its listeners, and the rules of each in the order in which they are asked. */
function RoutingBalancer({ id }: { readonly id: string }) {
  const isNear = useLevel() === "near";
  const lens = useLens();
  const row = useRow("elbv2.loadBalancers", id);
  const listeners = useListenersInOrder(id);
  const others = useReplica(({ tables }) => listeners.map(({ listenerArn }) => ruleRowsOf(tables, listenerArn).length).join(" ")).split(" ");
  if (row === undefined) return null; // Gone from the replica; the projection drops the node with the next change.
  const label = `Load balancer ${row.loadBalancerName}, ${row.state}. ${listeners
    .map((one, at) => `${one.protocol} on port ${one.port} ${destination(one, Number(others[at]))}`)
    .join(", ") || "No listener"}.`;
  const state = row.state !== "active" && <StatusGlyph status={row.state === "failed" ? "failed" : "starting"} label={row.state} />;
  return (
    <BalancerCard id={id} name={row.loadBalancerName} label={label} sign={state || (isNear && <span className="tag">{row.type === "network" ? "NLB" : "ALB"}</span>)}>
      {lens !== null && <LensPart nodeId={id} />}
      {lens === null && listeners.length === 0 && <div className="alb-l">No listener{isNear && " yet"}</div>}
      {lens === null && listeners.map((listener) => <Listener key={listener.listenerArn} listener={listener} />)}
    </BalancerCard>
  );
}

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
