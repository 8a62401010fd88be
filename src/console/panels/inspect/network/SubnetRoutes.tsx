import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { subnetKind } from "../../../graph/lens/subnetKind.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

/** The route table of a subnet: one of its own, or the main one of its VPC, and how it gets another. */
export function SubnetRoutes({ subnet, tables }: { readonly subnet: Rows["ec2.subnets"]; readonly tables: Tables }) {
  const asking = useCall();
  const { subnetId, vpcId } = subnet;
  const [chosen, setChosen] = useState("");
  const { routeTableId } = subnetKind(subnet, tables);
  const own = [...tables["ec2.routeTableAssociations"].values()].find((row) => row.subnetId === subnetId);
  const others = [...tables["ec2.routeTables"].values()].filter((row) => row.vpcId === vpcId && row.routeTableId !== own?.routeTableId).map((row) => row.routeTableId);
  const other = others.includes(chosen) ? chosen : (others[0] ?? "");
  return (
    <Block title="Route table">
      <Facts>
        <Fact name="Table" mono>
          {routeTableId === null ? "None" : <RefLink to={{ table: "ec2.routeTables", id: routeTableId }}>{routeTableId}</RefLink>}
        </Fact>
        <Fact name="By">{own === undefined ? "the VPC, whose main table it is" : "an association of its own"}</Fact>
      </Facts>
      {own !== undefined && (
        <Button size="sm" className="mt-1.5" title="DisassociateRouteTable" disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "DisassociateRouteTable", { AssociationId: own.associationId }))}>
          Disassociate
        </Button>
      )}
      {others.length > 0 && (
        <span className="mt-1.5 flex items-end gap-1.5">
          <Select label="Another table" className="flex-1" value={other} options={others.map((id) => ({ value: id, label: id }))} onChange={setChosen} />
          <Button title="AssociateRouteTable" disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "AssociateRouteTable", { RouteTableId: other, SubnetId: subnetId }))}>
            Associate
          </Button>
        </span>
      )}
      <RefusedInPlace asking={asking} />
    </Block>
  );
}
