import type { Rows } from "../../../../bridge/protocol.ts";
import { gatewaysOf } from "../../../graph/lens/networkFacts.ts";
import { subnetKind } from "../../../graph/lens/subnetKind.ts";
import type { Replica } from "../../../store/replica.ts";
import { subnetsOf } from "../../../store/subnets.ts";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";

/** A VPC: its ways to the internet, its subnets, route tables and security groups. */
export function VpcOverview({ vpc, state: { tables } }: { readonly vpc: Rows["ec2.vpcs"]; readonly state: Replica }) {
  const { internet, nat } = gatewaysOf(vpc.vpcId, tables);
  const endpoints = [...tables["ec2.vpcEndpoints"].values()].filter((row) => row.vpcId === vpc.vpcId);
  const inVpc = (row: { readonly vpcId: string }) => row.vpcId === vpc.vpcId;
  return (
    <>
      <Block title="VPC">
        <Facts>
          <Fact name="IPv4 CIDR">{vpc.cidrBlock}</Fact>
          <Fact name="Default VPC">{vpc.isDefault ? "Yes" : "No"}</Fact>
          <Fact name="Gateways" mono>
            {[...internet.map(({ internetGatewayId }) => internetGatewayId), ...nat.map(({ natGatewayId, state }) => `${natGatewayId} (${state})`)].join(", ") || "None"}
          </Fact>
          <Fact name="Endpoints">{endpoints.map(({ service, kind }) => `${service} (${kind})`).join(", ") || "None"}</Fact>
        </Facts>
      </Block>
      <Block title="Subnets">
        <ul>
          {subnetsOf(vpc.vpcId, tables).map((subnet) => (
            <li key={subnet.subnetId} className="flex flex-wrap gap-x-2 py-0.5">
              <RefLink to={{ table: "ec2.subnets", id: subnet.subnetId }}>{subnet.cidrBlock}</RefLink>
              <span className="text-ink-3">
                {subnetKind(subnet, tables).kind}, {subnet.availabilityZone}
              </span>
            </li>
          ))}
        </ul>
      </Block>
      <Block title="Route tables">
        <ul>
          {[...tables["ec2.routeTables"].values()].filter(inVpc).map(({ routeTableId }) => (
            <li key={routeTableId} className="py-0.5 font-mono text-xs">
              <RefLink to={{ table: "ec2.routeTables", id: routeTableId }}>{routeTableId}</RefLink>
            </li>
          ))}
        </ul>
      </Block>
      <Block title="Security groups">
        <ul className="flex flex-wrap gap-x-3">
          {[...tables["ec2.securityGroups"].values()].filter(inVpc).map(({ groupId, groupName }) => (
            <li key={groupId} className="py-0.5">
              <RefLink to={{ table: "ec2.securityGroups", id: groupId }}>{groupName}</RefLink>
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}
