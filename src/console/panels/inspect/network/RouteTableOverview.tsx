import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { gatewaysOf } from "../../../graph/lens/networkFacts.ts";
import { routeTableOf } from "../../../graph/lens/subnetKind.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
import { subnetsOf } from "../../../store/subnets.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextInput } from "../../../ui/TextInput.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { type Asking, useCall } from "../useCall.ts";

type TableRow = Rows["ec2.routeTables"];

/** A route table: where it leads, and which subnets use it. */
export function RouteTableOverview({ table, state: { tables } }: { readonly table: TableRow; readonly state: Replica }) {
  const asking = useCall();
  const isMain = [...tables["ec2.routeTableAssociations"].values()].some((row) => row.routeTableId === table.routeTableId && row.subnetId === null);
  return (
    <>
      <Block title="Routes">
        <table className="w-full text-xs">
          <thead className="text-left text-ink-3">
            <tr>
              <th className="font-normal">Destination</th>
              <th className="font-normal">Target</th>
              <th className="w-7">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.routes.map((route) => (
              <Route key={route.destination} route={route} table={table} asking={asking} />
            ))}
          </tbody>
        </table>
        <AddRoute table={table} tables={tables} asking={asking} />
        <RefusedInPlace asking={asking} />
      </Block>
      <Block title="Route table">
        <Facts>
          <Fact name="VPC" mono>
            <RefLink to={{ table: "ec2.vpcs", id: table.vpcId }}>{table.vpcId}</RefLink>
          </Fact>
          <Fact name="Main">{isMain ? "Yes, of subnets that have none of their own" : "No"}</Fact>
        </Facts>
      </Block>
      <TableSubnets table={table} tables={tables} />
    </>
  );
}

/** The subnets that use a table, those that were associated with it and those that have none of their own; others can be associated. */
function TableSubnets({ table, tables }: { readonly table: TableRow; readonly tables: Tables }) {
  const asking = useCall();
  const [chosen, setChosen] = useState("");
  const { routeTableId } = table;
  const all = subnetsOf(table.vpcId, tables);
  const using = all.filter((subnet) => routeTableOf(subnet, tables) === table);
  const own = new Map([...tables["ec2.routeTableAssociations"].values()].filter((row) => row.routeTableId === routeTableId).map((row) => [row.subnetId, row.associationId]));
  const others = all.filter(({ subnetId }) => !own.has(subnetId));
  const other = others.find(({ subnetId }) => subnetId === chosen) ?? others[0];
  return (
    <Block title="Subnets" aside={using.length === 0 ? "none" : undefined}>
      <ul>
        {using.map(({ subnetId, cidrBlock, availabilityZone }) => {
          const associationId = own.get(subnetId);
          return (
            <li key={subnetId} className="flex min-h-6 items-center gap-2">
              <RefLink to={{ table: "ec2.subnets", id: subnetId }}>{cidrBlock}</RefLink>
              <span className="flex-1 text-xs text-ink-3">{`${availabilityZone}${associationId === undefined ? ", as the main table" : ""}`}</span>
              {associationId !== undefined && (
                <IconButton size="sm" icon={X} label={`Disassociate ${cidrBlock}`} disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "DisassociateRouteTable", { AssociationId: associationId }))} />
              )}
            </li>
          );
        })}
      </ul>
      {other !== undefined && (
        <span className="mt-1.5 flex items-end gap-1.5">
          <Select label="Subnet" className="flex-1" value={other.subnetId} options={others.map(({ subnetId, cidrBlock, availabilityZone }) => ({ value: subnetId, label: `${cidrBlock} · ${availabilityZone}` }))} onChange={setChosen} />
          <Button title="AssociateRouteTable" disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "AssociateRouteTable", { RouteTableId: routeTableId, SubnetId: other.subnetId }))}>
            Associate
          </Button>
        </span>
      )}
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

function Route({ route: { destination, target, origin }, table: { routeTableId }, asking }: { readonly route: TableRow["routes"][number]; readonly table: TableRow; readonly asking: Asking }) {
  return (
    <tr className="border-t border-line">
      <td className="py-1">{destination}</td>
      <td className="py-1 font-mono wrap-anywhere">{target}</td>
      <td>
        {origin === "CreateRoute" && !destination.startsWith("pl-") && (
          <IconButton size="sm" icon={X} label={`Remove the route to ${destination}`} disabled={asking.isBusy} onClick={() => void asking.make(call("ec2", "DeleteRoute", { RouteTableId: routeTableId, DestinationCidrBlock: destination }))} />
        )}
      </td>
    </tr>
  );
}

function AddRoute({ table: { routeTableId, vpcId }, tables, asking }: { readonly table: TableRow; readonly tables: Tables; readonly asking: Asking }) {
  const { internet, nat } = gatewaysOf(vpcId, tables);
  const targets = [...internet.map((row) => row.internetGatewayId), ...nat.map((row) => row.natGatewayId)];
  const [destination, setDestination] = useState("0.0.0.0/0");
  const [chosen, setChosen] = useState("");
  const target = targets.includes(chosen) ? chosen : (targets[0] ?? "");
  if (targets.length === 0) return <p className="mt-1.5 text-xs text-ink-3">The VPC has no gateway that a route could lead to.</p>;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const to = target.startsWith("nat-") ? { NatGatewayId: target } : { GatewayId: target };
    void asking.make(call("ec2", "CreateRoute", { RouteTableId: routeTableId, DestinationCidrBlock: destination, ...to }));
  };
  return (
    <form aria-label="Add a route" noValidate onSubmit={onSubmit} className="mt-2 flex items-end gap-1.5">
      <TextInput label="Destination" mono className="w-28" value={destination} onChange={setDestination} />
      <Select label="Target" className="flex-1" value={target} options={targets.map((id) => ({ value: id, label: id }))} onChange={setChosen} />
      <Button type="submit" title="CreateRoute" disabled={asking.isBusy}>
        Add
      </Button>
    </form>
  );
}
