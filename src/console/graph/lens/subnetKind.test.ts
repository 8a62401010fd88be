import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { subnets, tablesOf } from "../fixture.ts";
import { subnetKind } from "./subnetKind.ts";

type Route = Rows["ec2.routeTables"]["routes"][number];

const [subnet] = subnets();
const VPC = "vpc-00000000000000000";

/** Tables in which the subnet's default route leads to a target, by its own table or by the main one. */
function leadingTo(target: string | null, more: { readonly isMain?: boolean; readonly attachedTo?: string | null; readonly natState?: Rows["ec2.natGateways"]["state"] } = {}) {
  const { isMain = false, attachedTo = VPC, natState = "available" } = more;
  const origin = "CreateRoute" as const;
  const routes: Route[] = [{ destination: "172.31.0.0/16", target: "local", origin }];
  if (target !== null) routes.push({ destination: "0.0.0.0/0", target, origin });
  const other: Route[] = [{ destination: "0.0.0.0/0", target: "igw-1", origin }];
  const table = (routeTableId: string, of: readonly Route[]) => ({ routeTableId, vpcId: VPC, routes: of, tags: [] });
  const own = { associationId: "rtbassoc-own", routeTableId: "rtb-own", vpcId: VPC, subnetId: subnet?.subnetId ?? "" };
  const main = { associationId: "rtbassoc-main", routeTableId: isMain ? "rtb-own" : "rtb-other", vpcId: VPC, subnetId: null };
  return tablesOf({
    "ec2.routeTables": [table("rtb-own", routes), table("rtb-other", other)],
    "ec2.routeTableAssociations": isMain ? [main] : [main, own],
    "ec2.internetGateways": [{ internetGatewayId: "igw-1", vpcId: attachedTo, tags: [] }],
    "ec2.natGateways": [{ natGatewayId: "nat-1", state: natState } as Rows["ec2.natGateways"]],
  });
}

test.each([
  ["public", "the default route leads to igw-1", leadingTo("igw-1")],
  ["public", "the default route leads to igw-1", leadingTo("igw-1", { isMain: true })],
  ["isolated", "the default route leads to igw-1, which is not attached", leadingTo("igw-1", { attachedTo: null })],
  ["isolated", "the default route leads to igw-1, which is not attached", leadingTo("igw-1", { attachedTo: "vpc-1" })],
  ["private", "the default route leads to nat-1", leadingTo("nat-1")],
  ["isolated", "the default route leads to nat-1, which is pending", leadingTo("nat-1", { natState: "pending" })],
  ["isolated", "the default route leads to nat-2, which is gone", leadingTo("nat-2")],
  ["isolated", "rtb-own has no default route", leadingTo(null)],
])("%s: %s", (kind, why, tables) => {
  expect(subnet && subnetKind(subnet, tables)).toEqual({ kind, why, routeTableId: "rtb-own" });
});

test("a VPC without a main route table leads nowhere", () => {
  expect(subnet && subnetKind(subnet, tablesOf({}))).toEqual({ kind: "isolated", why: "it has no default route", routeTableId: null });
});
