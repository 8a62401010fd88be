import { Route } from "lucide-react";
import { useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { shortName } from "../../store/names.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useLevel } from "../level.ts";
import { Frame } from "./Frame.tsx";

/** A Classic Load Balancer: which of its ports leads to which of its instances', and how these are. */
export function ClassicBalancer({ id }: { readonly id: string }) {
  const level = useLevel();
  const row = useRow("elb.loadBalancers", id);
  const all = useReplica(({ tables }) => tables["elb.instances"]);
  const instances = useMemo(() => [...all.values()].filter((one) => one.loadBalancerName === row?.loadBalancerName), [all, row]);
  if (row === undefined) return null;
  const inService = instances.filter(({ state }) => state === "InService").length;
  const health = instances.length === 0 ? "no instance" : `${inService} of ${instances.length} in service`;
  const ports = row.listeners.map(({ protocol, loadBalancerPort, instancePort }) => `${protocol} :${loadBalancerPort} to :${instancePort}`).join(", ") || "No listener";
  const label = `Classic Load Balancer ${row.loadBalancerName}. ${ports}. ${health}.`;
  const thing = { kind: "loadBalancer", id } as const;
  if (level === "far") {
    return (
      <Frame thing={thing} label={label} className="n mid alb" style={{ padding: "calc(7px * var(--k))" }}>
        <span className="ttl">
          <Route aria-hidden size={18} className="shrink-0 text-ink-2" />
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
        {isNear && <span className="tag">CLB</span>}
      </div>
      {row.listeners.length === 0 && <div className="alb-l">No listener</div>}
      {row.listeners.map(({ protocol, loadBalancerPort, instancePort }) => (
        <div key={loadBalancerPort} className="alb-l">
          <span>
            {protocol} :{loadBalancerPort}
          </span>
          <span className="rules">→ :{instancePort}</span>
        </div>
      ))}
      <div className="alb-l">
        <span className="flex gap-1">
          {instances.slice(0, DOTS).map((one) => (
            <span key={one.registrationKey} title={`${shortName(one.instanceId)}: ${one.state}. ${one.description}`}>
              <StatusGlyph status={glyphOf(one)} size={10} />
            </span>
          ))}
        </span>
        <span className="rules">{health}</span>
      </div>
    </Frame>
  );
}

const DOTS = 4;

/** One that is being registered is on its way; one that drains takes nothing new. */
export function glyphOf({ state, reasonCode, drainsUntil }: Rows["elb.instances"]) {
  if (drainsUntil !== null) return "draining";
  return state === "InService" ? "healthy" : reasonCode === "ELB" ? "starting" : "failed";
}
