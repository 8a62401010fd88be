import type { SecurityGroupDescription, SubnetDescription, VpcDescription } from "../../account/network.ts";
import type { AVAILABILITY_ZONES } from "../../region.ts";
import { addressNumber, type Block, blockAround, blockIn, blockText, dotted, isUsable, nextAddress } from "./addresses.ts";
import { type Fields, flagOf, partsOf, tagsOf, textOf } from "./fields.ts";
import type { Items } from "./items.ts";
import { madeUp } from "./names.ts";
import { NOWHERE, type Report } from "./remark.ts";
import { rulesOf } from "./securityRules.ts";
import type { Zones } from "./zones.ts";

interface DraftSubnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: (typeof AVAILABILITY_ZONES)[number];
  readonly mapPublicIpOnLaunch: boolean;
  readonly tags: SubnetDescription["tags"];
  block: Block;
  from: number;
}

/** What a subnet may be told by who names it. */
export interface SubnetHint {
  readonly zone: string | undefined;
  readonly vpcId: string | undefined;
}

/** A simulation has no more subnets; who names one beyond gets another. */
const SUBNETS = 450;
const VPCS = 40;
const GROUPS = 1_000;

/** The network that a text describes or only names: whatever is named gets a stand-in. */
export class NetworkDraft {
  readonly #vpcs = new Map<string, VpcDescription>();
  readonly #subnets = new Map<string, DraftSubnet>();
  readonly #groups = new Map<string, SecurityGroupDescription>();
  readonly #taken = new Set<number>();
  /** Addresses that are named, by subnet: its block has them. */
  readonly #named: ReadonlyMap<string, readonly number[]>;
  readonly #zones: Zones;
  readonly #report: Report;

  constructor(items: Items, { zones, report, named }: { readonly zones: Zones; readonly report: Report; readonly named: ReadonlyMap<string, readonly number[]> }) {
    this.#zones = zones;
    this.#report = report;
    this.#named = named;
    for (const { fields, ...spot } of items.vpc) {
      const vpcId = textOf(fields, "VpcId");
      const block = blockIn(textOf(fields, "CidrBlock"));
      if (!isAwsId("vpc", vpcId) || block === undefined || this.#vpcs.size >= VPCS) continue;
      const isDefault = flagOf(fields, "IsDefault") === true && ![...this.#vpcs.values()].some((one) => one.isDefault);
      this.#vpcs.set(vpcId, { vpcId, cidrBlock: blockText(block), isDefault, tags: tagsOf(fields, "Tags") });
      report.used(spot, `VPC ${vpcId}`);
    }
    for (const { fields, ...spot } of items.subnet) {
      const subnetId = textOf(fields, "SubnetId");
      const block = blockIn(textOf(fields, "CidrBlock"));
      if (!isAwsId("subnet", subnetId) || block === undefined || this.#subnets.size >= SUBNETS) continue;
      const vpcId = this.#vpc(textOf(fields, "VpcId"));
      const mapPublicIpOnLaunch = flagOf(fields, "MapPublicIpOnLaunch") ?? true;
      this.#subnets.set(subnetId, { subnetId, vpcId, availabilityZone: zones.of(textOf(fields, "AvailabilityZone")), mapPublicIpOnLaunch, tags: tagsOf(fields, "Tags"), block, from: 0 });
      report.used(spot, `Subnet ${subnetId}`);
    }
    for (const { fields, ...spot } of items.securityGroup) {
      const groupId = textOf(fields, "GroupId");
      if (!isAwsId("sg", groupId) || this.#groups.size >= GROUPS) continue;
      const own = { groupId, groupName: textOf(fields, "GroupName") ?? groupId, vpcId: this.#vpc(textOf(fields, "VpcId")), description: textOf(fields, "Description") ?? null };
      this.#groups.set(groupId, { ...own, ...rulesOf(fields, { report, spot, groupId }), tags: tagsOf(fields, "Tags") });
      report.used(spot, `Security group ${groupId}`);
    }
  }

  /** The subnet by that id, or the one that stands for it. */
  subnet(id: string | undefined, { zone, vpcId }: SubnetHint): DraftSubnet {
    const named = isAwsId("subnet", id) ? id : `subnet-0${madeUp(`subnet ${zone ?? ""}`, 16)}`;
    const known = this.#subnets.get(named);
    if (known !== undefined) return known;
    const [any] = this.#subnets.values();
    if (this.#subnets.size >= SUBNETS && any !== undefined) return any;
    const block = blockAround(this.#named.get(named) ?? []) ?? { first: FIRST_BLOCK + this.#subnets.size * BLOCK_SIZE, bits: BLOCK_BITS };
    const subnet: DraftSubnet = { subnetId: named, vpcId: this.#vpc(vpcId), availabilityZone: this.#zones.of(zone), mapPublicIpOnLaunch: true, tags: [], block, from: 0 };
    this.#subnets.set(named, subnet);
    this.#report.assumed(NOWHERE, `Subnet ${named}`, `It is only named: it has ${blockText(block)} in ${subnet.availabilityZone} here.`);
    return subnet;
  }

  /** The one of some subnets that lies in a zone, or any of them. */
  knownSubnets(ids: readonly string[], hint: SubnetHint): readonly string[] {
    const subnets = (ids.length > 0 ? ids.slice(0, 16) : [undefined]).map((id) => this.subnet(id, hint).subnetId);
    return [...new Set(subnets)];
  }

  groups(ids: readonly string[], vpcId: string, most: number): readonly string[] {
    return [...new Set(ids)].filter((id) => isAwsId("sg", id)).slice(0, most).filter((id) => this.#group(id, vpcId));
  }

  vpcOf(subnetId: string): string {
    return this.#subnets.get(subnetId)?.vpcId ?? this.#vpc(undefined);
  }

  zoneOf(subnetId: string): SubnetDescription["availabilityZone"] {
    return this.#subnets.get(subnetId)?.availabilityZone ?? this.#zones.of(undefined);
  }

  vpc(vpcId: string | undefined): string {
    return this.#vpc(vpcId);
  }

  /** The block of a VPC that is here. */
  blockOf(vpcId: string): string {
    return this.#vpcs.get(vpcId)?.cidrBlock ?? WIDEST;
  }

  /** The address that is asked for, if it can be given, or another of the subnet; undefined when the subnet has none left. */
  address(asked: string | undefined, subnetId: string, { mustBeWithin }: { readonly mustBeWithin: boolean }): string | undefined {
    const subnet = this.#subnets.get(subnetId);
    if (subnet === undefined) return undefined;
    const wanted = addressNumber(asked);
    const fits = wanted !== undefined && !this.#taken.has(wanted) && (!mustBeWithin || isUsable(subnet.block, wanted));
    const given = fits ? wanted : nextAddress(subnet.block, { isTaken: (address) => this.#taken.has(address) || this.#allNamed.has(address), from: subnet.from });
    if (given === undefined) return undefined;
    if (!fits) subnet.from = given + 1;
    this.#taken.add(given);
    return dotted(given);
  }

  get #allNamed(): ReadonlySet<number> {
    this.#names ??= new Set([...this.#named.values()].flat());
    return this.#names;
  }

  #names: ReadonlySet<number> | undefined;

  #vpc(id: string | undefined): string {
    const [first] = this.#vpcs.keys();
    const named = isAwsId("vpc", id) ? id : (first ?? `vpc-0${madeUp("vpc", 16)}`);
    if (this.#vpcs.has(named)) return named;
    if (this.#vpcs.size >= VPCS && first !== undefined) return first;
    this.#vpcs.set(named, { vpcId: named, cidrBlock: WIDEST, isDefault: false, tags: [] });
    this.#report.assumed(NOWHERE, `VPC ${named}`, `It is only named: it has ${WIDEST} here.`);
    return named;
  }

  #group(groupId: string, vpcId: string): boolean {
    const known = this.#groups.get(groupId);
    if (known !== undefined) return known.vpcId === vpcId;
    if (this.#groups.size >= GROUPS) return false;
    this.#groups.set(groupId, { groupId, groupName: groupId, vpcId, description: null, ingress: null, egress: null, tags: [] });
    return true;
  }

  get described(): { readonly vpcs: readonly VpcDescription[]; readonly subnets: readonly SubnetDescription[]; readonly securityGroups: readonly SecurityGroupDescription[] } {
    const subnets = [...this.#subnets.values()].map(({ block, from: _from, ...subnet }) => ({ ...subnet, cidrBlock: blockText(block) }));
    return { vpcs: [...this.#vpcs.values()], subnets, securityGroups: [...this.#groups.values()] };
  }
}

/** Where stand-ins have their addresses: 10.128.0.0/9, in blocks of 16,384. */
const FIRST_BLOCK = 0x0a_80_00_00;
const BLOCK_BITS = 18;
const BLOCK_SIZE = 16_384;
const WIDEST = "10.0.0.0/8";

export function isAwsId(prefix: "vpc" | "subnet" | "sg" | "sgr" | "eni" | "rtb" | "rtbassoc" | "igw" | "nat" | "eipalloc", id: string | undefined): id is string {
  return id !== undefined && id.length <= 64 && new RegExp(`^${prefix}-[0-9a-z]{1,60}$`).test(id);
}

/** The addresses that instances and tasks have, by their subnet. */
export function namedAddresses(items: Items): ReadonlyMap<string, readonly number[]> {
  const named = new Map<string, number[]>();
  const note = (subnetId: string | undefined, address: string | undefined): void => {
    const number = addressNumber(address);
    if (subnetId === undefined || number === undefined) return;
    const own = named.get(subnetId);
    if (own === undefined) named.set(subnetId, [number]);
    else own.push(number);
  };
  for (const { fields } of items.instance) note(textOf(fields, "SubnetId"), textOf(fields, "PrivateIpAddress"));
  for (const { fields } of [...items.task, ...items.containerInstance]) {
    for (const details of attachmentsOf(fields)) note(details.get("subnetId"), details.get("privateIPv4Address"));
  }
  return named;
}

/** What a task says of its network interface. */
export function interfaceDetails(task: Fields): ReadonlyMap<string, string> {
  return attachmentsOf(task)[0] ?? new Map();
}

/** What a task or a container instance says of its network interfaces, by the names of the details. */
export function attachmentsOf(fields: Fields): readonly ReadonlyMap<string, string>[] {
  const attachments = partsOf(fields, "attachments").filter((one) => textOf(one, "type") === "ElasticNetworkInterface" || textOf(one, "type") === "eni");
  return attachments.map((one) => {
    const details = partsOf(one, "details").map((detail) => [textOf(detail, "name") ?? "", textOf(detail, "value") ?? ""] as const);
    return new Map([["attachmentId", textOf(one, "id") ?? ""], ...details]);
  });
}
