import type { ElasticAddressDescription, InternetGatewayDescription, NatGatewayDescription, RouteTableDescription } from "../../account/network.ts";
import { addressNumber, blockText, dotted, sizeOf } from "./addresses.ts";
import { type Fields, flagOf, partsOf, tagsOf, textOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import { madeUp } from "./names.ts";
import { isAwsId, type NetworkDraft } from "./network.ts";
import { NOWHERE, type Report, type Spot } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
}

/** How the VPCs of a text are left: their gateways, and the route tables that lead there. */
export class RoutingDraft {
  readonly routeTables: RouteTableDescription[] = [];
  readonly internetGateways: InternetGatewayDescription[] = [];
  readonly elasticAddresses: ElasticAddressDescription[] = [];
  readonly natGateways: NatGatewayDescription[] = [];
  readonly #around: Around;
  /** Subnets, and VPCs that have their main table. */
  readonly #placed = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(around: Around) {
    this.#around = around;
    for (const item of around.items.internetGateway) this.#internetGateway(item);
    for (const { fields } of around.items.elasticAddress) this.#address(textOf(fields, "AllocationId"), { publicIp: textOf(fields, "PublicIp"), tags: tagsOf(fields, "Tags") });
    for (const item of around.items.natGateway) this.#natGateway(item);
    for (const item of around.items.routeTable) this.#routeTable(item);
    for (const vpcId of new Set(this.routeTables.map((table) => table.vpcId))) if (!this.#placed.has(vpcId)) this.#mainTable(vpcId);
  }

  #internetGateway({ fields, options: _options, ...spot }: Item): void {
    const { network, report } = this.#around;
    const internetGatewayId = textOf(fields, "InternetGatewayId");
    if (!isAwsId("igw", internetGatewayId) || this.internetGateways.length >= GATEWAYS) return;
    const attached = partsOf(fields, "Attachments").flatMap((one) => textOf(one, "VpcId") ?? [])[0];
    const vpcId = attached === undefined ? null : network.vpc(attached);
    if (vpcId !== null && this.internetGateways.some((one) => one.vpcId === vpcId)) return report.leftOut(spot, `Internet gateway ${internetGatewayId}`, "Its VPC has another.");
    this.internetGateways.push({ internetGatewayId, vpcId, tags: tagsOf(fields, "Tags") });
    report.used(spot, `Internet gateway ${internetGatewayId}`);
  }

  /** Whether an Elastic IP address is here now, and was not before. */
  #address(allocationId: string | undefined, { publicIp, tags }: { readonly publicIp: string | undefined; readonly tags: ElasticAddressDescription["tags"] }): void {
    const number = addressNumber(publicIp);
    if (!isAwsId("eipalloc", allocationId) || number === undefined || this.elasticAddresses.length >= ADDRESSES) return;
    if (this.#seen.has(allocationId) || this.#seen.has(dotted(number))) return;
    this.#seen.add(allocationId).add(dotted(number));
    this.elasticAddresses.push({ allocationId, publicIp: dotted(number), tags });
  }

  #natGateway({ fields, options: _options, ...spot }: Item): void {
    const { network, report, times } = this.#around;
    const natGatewayId = textOf(fields, "NatGatewayId");
    const what = `NAT gateway ${natGatewayId ?? ""}`;
    const state = textOf(fields, "State");
    if (!isAwsId("nat", natGatewayId) || (state !== "available" && state !== "pending")) return report.leftOut(spot, what, `It is ${state ?? "in no state that is said"}.`);
    const { subnetId, availabilityZone } = network.subnet(textOf(fields, "SubnetId"), { zone: undefined, vpcId: textOf(fields, "VpcId") });
    const inZone = this.natGateways.filter((one) => network.zoneOf(one.subnetId) === availabilityZone).length;
    const [own = {}] = partsOf(fields, "NatGatewayAddresses");
    const isPrivate = textOf(fields, "ConnectivityType") === "private";
    const asked = isPrivate ? undefined : textOf(own, "AllocationId");
    if (!isPrivate) this.#address(asked, { publicIp: textOf(own, "PublicIp"), tags: [] });
    const allocationId = this.elasticAddresses.find((one) => one.allocationId === asked)?.allocationId ?? null;
    if (!isPrivate && (allocationId === null || this.natGateways.some((one) => one.allocationId === allocationId))) return report.leftOut(spot, what, "Its Elastic IP address is not said, or another has it.");
    const privateIpAddress = inZone < GATEWAYS_PER_ZONE ? network.address(textOf(own, "PrivateIp"), subnetId, { mustBeWithin: true }) : undefined;
    if (privateIpAddress === undefined) return report.leftOut(spot, what, inZone < GATEWAYS_PER_ZONE ? "Its subnet has no address left." : `There are ${GATEWAYS_PER_ZONE} in its zone already.`);
    const given = textOf(own, "NetworkInterfaceId");
    const isFree = isAwsId("eni", given) && !this.#seen.has(given);
    const networkInterfaceId = isFree ? given : `eni-0${madeUp(`interface ${natGatewayId}`, 16)}`;
    this.#seen.add(networkInterfaceId);
    this.natGateways.push({ natGatewayId, subnetId, state, allocationId, networkInterfaceId, privateIpAddress, tags: tagsOf(fields, "Tags"), createdAgo: times.since(fields, "CreateTime") });
    report.used(spot, what);
  }

  #routeTable({ fields, options: _options, ...spot }: Item): void {
    const { network, report } = this.#around;
    const routeTableId = textOf(fields, "RouteTableId");
    if (!isAwsId("rtb", routeTableId) || this.routeTables.length >= TABLES) return;
    const vpcId = network.vpc(textOf(fields, "VpcId"));
    if (this.routeTables.filter((one) => one.vpcId === vpcId).length >= TABLES_PER_VPC) return report.leftOut(spot, `Route table ${routeTableId}`, `Its VPC has ${TABLES_PER_VPC} already.`);
    const associations = partsOf(fields, "Associations").flatMap((one) => this.#association(one, { vpcId, routeTableId }));
    this.routeTables.push({ routeTableId, vpcId, routes: this.#routesOf(fields, { spot, what: `Route table ${routeTableId}`, vpcId }), associations, tags: tagsOf(fields, "Tags") });
    report.used(spot, `Route table ${routeTableId}`);
  }

  #association(fields: Fields, { vpcId, routeTableId }: Pick<RouteTableDescription, "vpcId" | "routeTableId">): RouteTableDescription["associations"] {
    const { network } = this.#around;
    const subnet = flagOf(fields, "Main") === true ? null : textOf(fields, "SubnetId");
    if (subnet === undefined || (subnet !== null && !isAwsId("subnet", subnet))) return []; // Of a gateway.
    const subnetId = subnet === null ? null : network.subnet(subnet, { zone: undefined, vpcId }).subnetId;
    const place = subnetId ?? vpcId;
    if (this.#placed.has(place) || (subnetId !== null && network.vpcOf(subnetId) !== vpcId)) return [];
    this.#placed.add(place);
    const given = textOf(fields, "RouteTableAssociationId");
    const associationId = isAwsId("rtbassoc", given) && !this.#seen.has(given) ? given : `rtbassoc-0${madeUp(`${routeTableId} ${place}`, 16)}`;
    this.#seen.add(associationId);
    return [{ associationId, subnetId }];
  }

  #routesOf(fields: Fields, { spot, what, vpcId }: { readonly spot: Spot; readonly what: string; readonly vpcId: string }): RouteTableDescription["routes"] {
    const local = this.#around.network.blockOf(vpcId);
    const routes = new Map([[local, "local"]]);
    for (const route of partsOf(fields, "Routes")) {
      const destination = textOf(route, "DestinationCidrBlock", 18);
      const target = textOf(route, "NatGatewayId", 64) ?? textOf(route, "GatewayId", 64) ?? "";
      if (target === "local" && destination === local) continue;
      const isKnown = destination !== undefined && isWholeBlock(destination) && /^(?:igw|nat)-[0-9a-z]{1,60}$/.test(target) && routes.size < ROUTES;
      if (isKnown && !routes.has(destination)) routes.set(destination, target);
      else this.#around.report.leftOut(spot, what, `Its route to ${destination ?? textOf(route, "DestinationPrefixListId") ?? textOf(route, "DestinationIpv6CidrBlock") ?? "what is not said"} leads where nothing is simulated yet.`);
    }
    return [...routes].map(([destination, target]) => ({ destination, target }));
  }

  #mainTable(vpcId: string): void {
    const routeTableId = `rtb-0${madeUp(`main ${vpcId}`, 16)}`;
    const routes = [{ destination: this.#around.network.blockOf(vpcId), target: "local" }];
    this.routeTables.push({ routeTableId, vpcId, routes, associations: [{ associationId: `rtbassoc-0${madeUp(`main ${vpcId}`, 16)}`, subnetId: null }], tags: [] });
    this.#around.report.assumed(NOWHERE, `VPC ${vpcId}`, "Its main route table is not described: it leads nowhere else here.");
  }
}

const GATEWAYS = 50;
const ADDRESSES = 1_000;
const GATEWAYS_PER_ZONE = 5;
const TABLES = 1_000;
const TABLES_PER_VPC = 200;
const ROUTES = 50;

/** Whether a block is written as EC2 writes it: with the first of its addresses. */
function isWholeBlock(text: string): boolean {
  const [address, bits = ""] = text.split("/");
  const first = addressNumber(address);
  if (first === undefined || !/^(?:0|[1-9]|[12]\d|3[0-2])$/.test(bits)) return false;
  return first % sizeOf(Number(bits)) === 0 && blockText({ first, bits: Number(bits) }) === text;
}
