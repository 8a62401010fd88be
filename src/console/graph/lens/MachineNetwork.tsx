import { useRow } from "../../store/replica.ts";
import { useLevel } from "../level.ts";
import { useReach } from "./reach.ts";
import { Shields } from "./Shields.tsx";
import { SubnetSign } from "./SubnetSign.tsx";

/** Where an instance is in the network: its subnet, its addresses, and what it is let out and in by. */
export function MachineNetwork({ id }: { readonly id: string }) {
  const level = useLevel();
  const row = useRow("ec2.instances", id);
  const subnet = useRow("ec2.subnets", row?.subnetId ?? "");
  const publicIp = useReach((answer) => answer?.publicIps[id]);
  if (row === undefined) return null;
  if (level !== "near") {
    return (
      <div className="lens-mid">
        {subnet !== undefined && <SubnetSign subnet={subnet} isBare />}
        <Shields groupIds={row.securityGroupIds} isBare />
      </div>
    );
  }
  return (
    <div className="lens-rows">
      <div>{subnet !== undefined && <SubnetSign subnet={subnet} hasWord />}</div>
      <div>
        <Shields groupIds={row.securityGroupIds} />
      </div>
      <div className="foot">
        <span title="Private address">{row.privateIpAddress}</span>
        <span title="Public address">{publicIp ?? "no public IP"}</span>
      </div>
    </div>
  );
}
