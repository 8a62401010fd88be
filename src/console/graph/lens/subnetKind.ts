import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";

/** Where the default route of a subnet leads: to the internet both ways, out only, or nowhere. */
export interface SubnetKind {
  readonly kind: "public" | "private" | "isolated";
  /** The route that makes it so, or the want of one, as the end of a sentence. */
  readonly why: string;
  readonly routeTableId: string | null;
}

type Routing = Pick<Tables, "ec2.routeTables" | "ec2.routeTableAssociations" | "ec2.internetGateways" | "ec2.natGateways">;

/** VPC user guide, "Subnet types". */
export function subnetKind(subnet: Rows["ec2.subnets"], tables: Routing): SubnetKind {
  const table = routeTableOf(subnet, tables);
  const routeTableId = table?.routeTableId ?? null;
  const target = table?.routes.find(({ destination }) => destination === "0.0.0.0/0")?.target;
  if (target === undefined) return { kind: "isolated", why: `${routeTableId ?? "it"} has no default route`, routeTableId };
  const leads = `the default route leads to ${target}`;
  if (target.startsWith("nat-")) {
    const state = tables["ec2.natGateways"].get(target)?.state ?? "gone";
    return state === "available" ? { kind: "private", why: leads, routeTableId } : { kind: "isolated", why: `${leads}, which is ${state}`, routeTableId };
  }
  const isAttached = tables["ec2.internetGateways"].get(target)?.vpcId === subnet.vpcId;
  return isAttached ? { kind: "public", why: leads, routeTableId } : { kind: "isolated", why: `${leads}, which is not attached`, routeTableId };
}

/** The route table that a subnet uses: its own, or the main one of its VPC. */
export function routeTableOf({ subnetId, vpcId }: Rows["ec2.subnets"], tables: Pick<Routing, "ec2.routeTables" | "ec2.routeTableAssociations">): Rows["ec2.routeTables"] | undefined {
  let main: string | undefined;
  for (const association of tables["ec2.routeTableAssociations"].values()) {
    if (association.subnetId === subnetId) return tables["ec2.routeTables"].get(association.routeTableId);
    if (association.subnetId === null && association.vpcId === vpcId) main = association.routeTableId;
  }
  return main === undefined ? undefined : tables["ec2.routeTables"].get(main);
}
