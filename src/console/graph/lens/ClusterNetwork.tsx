import { useReplica, useRow, useTable } from "../../store/replica.ts";
import { shortName } from "../../store/names.ts";
import { defaultVpc, subnetsOf } from "../../store/subnets.ts";
import { useLevel } from "../level.ts";
import { OUTSIDE } from "../things.ts";
import { gatewaysOf, vpcOfCluster } from "./networkFacts.ts";
import { Pick } from "./Pick.tsx";
import { Shields } from "./Shields.tsx";
import { SubnetSign } from "./SubnetSign.tsx";

/** The VPC that a cluster's instances are in, and its ways out. */
export function ClusterNetwork({ id }: { readonly id: string }) {
  const vpc = useReplica(({ tables }) => vpcOfCluster(id, tables));
  const internetGateways = useTable("ec2.internetGateways");
  const natGateways = useTable("ec2.natGateways");
  if (vpc === undefined) return null;
  const { internet, nat } = gatewaysOf(vpc.vpcId, { "ec2.internetGateways": internetGateways, "ec2.natGateways": natGateways });
  return (
    <span className="r">
      <Pick to={{ table: "ec2.vpcs", id: vpc.vpcId }} title={`VPC ${vpc.vpcId}`}>
        <b>{shortName(vpc.vpcId)}</b>
        <span>{vpc.cidrBlock}</span>
      </Pick>
      {internet.map(({ internetGatewayId }) => (
        <span key={internetGatewayId} title={`Internet gateway ${internetGatewayId}`}>
          {shortName(internetGatewayId)}
        </span>
      ))}
      {nat.map(({ natGatewayId, state }) => (
        <span key={natGatewayId} title={`NAT gateway ${natGatewayId}, ${state}`}>
          {shortName(natGatewayId)}
        </span>
      ))}
      {internet.length + nat.length === 0 && <span>no gateway</span>}
    </span>
  );
}

/** The subnets of a zone in the VPC of the cluster around it. */
export function ZoneNetwork({ id }: { readonly id: string }) {
  const [box = OUTSIDE, availabilityZone = ""] = id.split("|");
  const vpc = useReplica(({ tables }) => (box === OUTSIDE ? defaultVpc(tables) : vpcOfCluster(box, tables)));
  const subnets = useTable("ec2.subnets");
  const inZone = vpc === undefined ? [] : subnetsOf(vpc.vpcId, { "ec2.subnets": subnets }, availabilityZone);
  return (
    <em className="subnets">
      {inZone.length === 0 && "no subnet"}
      {inZone.map((subnet) => (
        <SubnetSign key={subnet.subnetId} subnet={subnet} isBare={inZone.length > 1} />
      ))}
    </em>
  );
}

/** The network of a service's tasks: their own, or that of the instances. */
export function ServiceNetwork({ id }: { readonly id: string }) {
  const row = useRow("ecs.services", id);
  const mode = useReplica(({ tables }) => tables["ecs.taskDefinitions"].get(row?.taskDefinitionArn ?? "")?.definition.networkMode ?? "bridge");
  const subnets = useTable("ec2.subnets");
  const level = useLevel();
  if (row === undefined) return null;
  if (level !== "near") return mode;
  if (row.network === null) {
    return (
      <div className="lens-rows">
        <div>
          {mode}
          <span className="text-ink-3">{mode === "none" ? "no network at all" : "the network of its instances"}</span>
        </div>
      </div>
    );
  }
  return (
    <div className="lens-rows">
      <div>
        {mode}
        {row.network.subnetIds.map((subnetId) => {
          const subnet = subnets.get(subnetId);
          return subnet === undefined ? null : <SubnetSign key={subnetId} subnet={subnet} isBare />;
        })}
      </div>
      <div>{row.network.securityGroupIds.length === 0 ? "the VPC's default group" : <Shields groupIds={row.network.securityGroupIds} />}</div>
    </div>
  );
}
