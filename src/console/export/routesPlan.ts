import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { list, nameOf, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { NetworkAnswers } from "./readNetwork.ts";
import { specified, tagsOn } from "./tagsPlan.ts";

/** The route tables: the main one of each VPC is there already. */
export function routeTables(writer: PlanWriter, account: NetworkAnswers): void {
  for (const table of account.routeTables) {
    const { RouteTableId, VpcId, Associations, Tags } = table;
    const isMain = list(Associations).some(({ Main }) => Main === true);
    if (isMain) {
      const Filters = [{ Name: "vpc-id", Values: [VpcId] }, { Name: "association.main", Values: ["true"] }];
      const id = writer.add("main-routes", { service: "ec2", operation: "DescribeRouteTables", input: { Filters } });
      writer.means(RouteTableId, answered(id, "RouteTables[0].RouteTableId"));
      tagsOn(writer, RouteTableId, Tags);
    } else {
      const id = writer.add(`routes-${nameOf({ Tags }, "own")}`, { service: "ec2", operation: "CreateRouteTable", input: { VpcId, ...specified("route-table", Tags) } });
      writer.means(RouteTableId, answered(id, "RouteTable.RouteTableId"));
    }
    routesIn(writer, table, isMain && account.vpcs.some((vpc) => vpc["IsDefault"] === true && vpc["VpcId"] === VpcId) ? beginning(VpcId, account) : []);
    for (const { SubnetId } of list(Associations)) {
      if (SubnetId !== undefined) writer.add("routes-of-subnet", { service: "ec2", operation: "AssociateRouteTable", input: { RouteTableId, SubnetId } });
    }
  }
}

/** The route that the main table of the default VPC begins with. */
function beginning(vpcId: unknown, { internetGateways }: NetworkAnswers): readonly Described[] {
  const gateway = internetGateways.find(({ Attachments }) => list(Attachments)[0]?.["VpcId"] === vpcId);
  return [{ DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway?.["InternetGatewayId"] }];
}

function routesIn(writer: PlanWriter, table: Described, begun: readonly Described[]): void {
  const { RouteTableId } = table;
  const wanted = list(table["Routes"]).filter(({ Origin, GatewayId }) => Origin === "CreateRoute" && !text(GatewayId).startsWith("vpce-"));
  const isThere = (route: Described, among: readonly Described[]) => among.some((one) => one["DestinationCidrBlock"] === route["DestinationCidrBlock"] && targetOf(one) === targetOf(route));
  for (const route of begun) {
    if (!isThere(route, wanted)) writer.add("no-route", { service: "ec2", operation: "DeleteRoute", input: { RouteTableId, DestinationCidrBlock: route["DestinationCidrBlock"] } });
  }
  for (const route of wanted) {
    const { DestinationCidrBlock, GatewayId, NatGatewayId, State } = route;
    if (isThere(route, begun)) continue;
    // A NAT gateway that is not available yet is made again as well.
    const leads = NatGatewayId === undefined ? State === "active" && writer.knows(GatewayId) : writer.knows(NatGatewayId);
    const target = NatGatewayId === undefined ? { GatewayId } : { NatGatewayId };
    if (leads) writer.add("route", { service: "ec2", operation: "CreateRoute", input: { RouteTableId, DestinationCidrBlock, ...target } });
    else writer.leftOut.push(`The route to ${text(DestinationCidrBlock)} of route table ${nameOf(table, RouteTableId)}, which leads nowhere.`);
  }
}

const targetOf = ({ GatewayId, NatGatewayId }: Described): unknown => NatGatewayId ?? GatewayId;
