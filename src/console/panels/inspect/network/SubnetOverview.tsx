import { useEffect } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { NetworkStop, Rows } from "../../../../bridge/protocol.ts";
import { stopWords } from "../../../graph/lens/networkFacts.ts";
import { keepAsking, useReach } from "../../../graph/lens/reach.ts";
import { subnetKind } from "../../../graph/lens/subnetKind.ts";
import { shortName } from "../../../store/names.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { SubnetRoutes } from "./SubnetRoutes.tsx";
import { useCall } from "../useCall.ts";

/** A subnet: where its default route leads, what is reached from it, and what is in it. */
export function SubnetOverview({ subnet, state: { tables } }: { readonly subnet: Rows["ec2.subnets"]; readonly state: Replica }) {
  useEffect(keepAsking, []);
  const asking = useCall();
  const reach = useReach((answer) => answer?.subnets[subnet.subnetId]);
  const { kind, why } = subnetKind(subnet, tables);
  const instances = [...tables["ec2.instances"].values()].filter((row) => row.subnetId === subnet.subnetId && row.state !== "terminated");
  return (
    <>
      <Block title="Subnet">
        <Facts>
          <Fact name="Kind">
            {kind}: {why}
          </Fact>
          <Fact name="IPv4 CIDR">{subnet.cidrBlock}</Fact>
          <Fact name="Zone">
            <RefLink to={{ table: "physics.zones", id: subnet.availabilityZone }}>{subnet.availabilityZone}</RefLink>
          </Fact>
          <Fact name="VPC" mono>
            <RefLink to={{ table: "ec2.vpcs", id: subnet.vpcId }}>{subnet.vpcId}</RefLink>
          </Fact>
          <Fact name="Public IP">{subnet.mapPublicIpOnLaunch ? "Instances get one unless they say otherwise" : "Instances get none unless they ask"}</Fact>
        </Facts>
        <Button size="sm" className="mt-1.5" title="ModifySubnetAttribute" disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "ModifySubnetAttribute", { SubnetId: subnet.subnetId, MapPublicIpOnLaunch: { Value: !subnet.mapPublicIpOnLaunch } }))}>
          {subnet.mapPublicIpOnLaunch ? "Give no public IPs" : "Give public IPs"}
        </Button>
        <RefusedInPlace asking={asking} />
      </Block>
      <SubnetRoutes subnet={subnet} tables={tables} />
      <Block title="Reached from here" aside="with the VPC's default group">
        {reach === undefined ? null : (
          <ul>
            <Reached what="Amazon ECS" stop={reach.ecs} tables={tables} />
            <Reached what="Amazon ECR, with its layers in S3" stop={reach.registry} tables={tables} />
          </ul>
        )}
      </Block>
      <Block title="Instances" aside={String(instances.length)}>
        <ul className="flex flex-wrap gap-x-3">
          {instances.slice(0, 24).map(({ instanceId }) => (
            <li key={instanceId}>
              <RefLink to={{ table: "ec2.instances", id: instanceId }}>{shortName(instanceId)}</RefLink>
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}

function Reached({ what, stop, tables }: { readonly what: string; readonly stop: NetworkStop | null; readonly tables: Tables }) {
  return (
    <li className="flex gap-1.5 py-0.5">
      <StatusGlyph status={stop === null ? "healthy" : "failed"} className="mt-0.75" />
      <span className="min-w-0 wrap-anywhere">
        {what}
        {stop !== null && <span className="block text-xs text-ink-3">{stopWords(stop, tables)}</span>}
      </span>
    </li>
  );
}
