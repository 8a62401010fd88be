import { useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { shortName } from "../../store/names.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import { BalancerCard } from "./BalancerCard.tsx";

/** A Classic Load Balancer: which of its ports leads to which of its instances', and how these are. */
export function ClassicBalancer({ id }: { readonly id: string }) {
  const isNear = useLevel() === "near";
  const lens = useLens();
  const row = useRow("elb.loadBalancers", id);
  const all = useReplica(({ tables }) => tables["elb.instances"]);
  const instances = useMemo(() => [...all.values()].filter((one) => one.loadBalancerName === row?.loadBalancerName), [all, row]);
  if (row === undefined) return null;
  const inService = instances.filter(({ state }) => state === "InService").length;
  const health = instances.length === 0 ? "no instance" : `${inService} of ${instances.length} in service`;
  const ports = row.listeners.map(({ protocol, loadBalancerPort, instancePort }) => `${protocol} :${loadBalancerPort} to :${instancePort}`).join(", ") || "No listener";
  return (
    <BalancerCard id={id} name={row.loadBalancerName} label={`Classic Load Balancer ${row.loadBalancerName}. ${ports}. ${health}.`} sign={isNear && <span className="tag">CLB</span>}>
      {lens === null ? <Ports row={row} instances={instances} health={health} /> : <LensPart nodeId={id} />}
    </BalancerCard>
  );
}

interface PortsProps {
  readonly row: Rows["elb.loadBalancers"];
  readonly instances: readonly Rows["elb.instances"][];
  readonly health: string;
}

function Ports({ row, instances, health }: PortsProps) {
  return (
    <>
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
    </>
  );
}

const DOTS = 4;

/** One that is being registered is on its way; one that drains takes nothing new. */
export function glyphOf({ state, reasonCode, drainsUntil }: Rows["elb.instances"]) {
  if (drainsUntil !== null) return "draining";
  return state === "InService" ? "healthy" : reasonCode === "ELB" ? "starting" : "failed";
}
