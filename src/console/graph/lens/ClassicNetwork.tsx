import { useRow } from "../../store/replica.ts";
import { useLevel } from "../level.ts";
import { classicPorts } from "../roadsTo.ts";
import { DoorLine, ReachedSign } from "./BalancingNetwork.tsx";
import { Shields } from "./Shields.tsx";

/** A Classic Load Balancer: who may come in to each listener, its groups, and how many of its instances it gets through to. */
export function ClassicNetwork({ id }: { readonly id: string }) {
  const row = useRow("elb.loadBalancers", id);
  const isBare = useLevel() !== "near";
  if (row === undefined) return null;
  return (
    <>
      {row.listeners.length === 0 && <div className="alb-l">No listener</div>}
      {row.listeners.length > 0 && classicPorts(row).map(({ listenerArn, protocol, port }) => <DoorLine key={listenerArn} listenerArn={listenerArn} protocol={protocol ?? ""} port={port} />)}
      <div className="rule lens-line" title={`${row.scheme}, in ${row.availabilityZones.join(", ")}`}>
        <Shields groupIds={row.securityGroupIds} isBare={isBare} />
        <ReachedSign id={id} />
      </div>
    </>
  );
}
