import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { gatewaysOf, subnetsOf } from "../../../graph/lens/networkFacts.ts";
import { routeTableOf } from "../../../graph/lens/subnetKind.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
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
  const using = subnetsOf(table.vpcId, tables).filter((subnet) => routeTableOf(subnet, tables) === table);
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
          <Fact name="Subnets">
            {using.length === 0 && "None"}
            {using.map(({ subnetId, cidrBlock }) => (
              <RefLink key={subnetId} to={{ table: "ec2.subnets", id: subnetId }}>
                {cidrBlock}
              </RefLink>
            ))}
          </Fact>
        </Facts>
      </Block>
    </>
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
