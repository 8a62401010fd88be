import type { NodeProps } from "@xyflow/react";
import { Route } from "lucide-react";
import { memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { mainGroup } from "../../store/forwarding.ts";
import { useLens } from "../../store/lens.ts";
import { nameIn } from "../../store/names.ts";
import { useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { rate } from "../figures.ts";
import { useListenersOf } from "../groups.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { Frame } from "./Frame.tsx";

/** A load balancer with its listeners, and for each the rule that takes every request. */
export const LoadBalancerNode = memo(function LoadBalancerNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const lens = useLens();
  const row = useRow("elbv2.loadBalancers", id);
  const listeners = useListenersOf(id);
  if (row === undefined) return null; // Gone from the replica; the projection drops the node with the next change.
  const thing = { kind: "loadBalancer", id } as const;
  const label = `Load balancer ${row.loadBalancerName}, ${row.state}. ${listeners
    .map((one) => `${one.protocol} on port ${one.port} ${destination(one)}`)
    .join(", ") || "No listener"}.`;
  if (level !== "near") {
    return (
      <Frame thing={thing} label={label} className="n mid alb" style={{ padding: "calc(7px * var(--k))" }}>
        <span className="ttl">
          <Route aria-hidden size={18} className="shrink-0 text-ink-2" />
          {level === "middle" && <span>{row.loadBalancerName}</span>}
        </span>
      </Frame>
    );
  }
  return (
    <Frame thing={thing} label={label} className="n alb">
      <div className="alb-h">
        <Route aria-hidden size={15} />
        <span>{row.loadBalancerName}</span>
        {row.state === "active" ? <span className="tag">{row.type === "network" ? "NLB" : "ALB"}</span> : <StatusGlyph status={row.state === "failed" ? "failed" : "starting"} label={row.state} />}
      </div>
      {lens !== null && <LensPart nodeId={id} />}
      {lens === null && listeners.length === 0 && <div className="alb-l">No listener yet</div>}
      {lens === null && listeners.map((listener) => <Listener key={listener.listenerArn} listener={listener} />)}
    </Frame>
  );
});

function destination(listener: Rows["elbv2.listeners"]): string {
  const group = mainGroup(listener);
  return group === undefined ? `with a ${listener.defaultAction.type}` : `to ${nameIn(group)}`;
}

function Listener({ listener }: { readonly listener: Rows["elbv2.listeners"] }) {
  const traffic = useRow("physics.traffic", mainGroup(listener) ?? "");
  const failing = traffic === undefined ? 0 : Math.ceil((1 - traffic.successShare) * 100);
  return (
    <>
      <div className="alb-l">
        <span>
          {listener.protocol} :{listener.port}
        </span>
        <span>1 rule</span>
      </div>
      <div className="rule">
        <i>–</i>
        <span>default</span>
        {traffic !== undefined && (
          <em title={failing === 0 ? undefined : `${failing} % of the requests fail`}>
            {failing > 0 && traffic.requestsPerSecond > 0 && <StatusGlyph status="failed" size={10} label={`${failing} % fail`} />}
            {rate(traffic.requestsPerSecond)}
          </em>
        )}
      </div>
    </>
  );
}
