import type { Call } from "../generated/api.ts";
import { iamArn } from "../arn.ts";
import { ACCOUNT_ID, AVAILABILITY_ZONES, REGION } from "../region.ts";
import { answered, isOpen, type Mark, marksIn, replacedIn } from "./answered.ts";
import { knownText } from "./functions.ts";
import type { PlannedCall, Resource, TemplateReport } from "./plan.ts";

/** What stands for networks that a template takes from elsewhere, as the ids of resources that are always there. */
export const DEFAULT_VPC = "the default VPC";
export const DEFAULT_GROUP = "the default security group";
export const zoneId = (zone: string): string => `the subnet of ${zone}`;

/** A plan in the making: the calls so far, and what is known of each resource because of them. */
export class Draft {
  readonly steps: PlannedCall[] = [];
  readonly resources: readonly Resource[];
  readonly #report: TemplateReport;
  /** Ids of networks, and ARNs of groups, that the account has: a template that names them means them. */
  readonly #known: ReadonlySet<string>;
  readonly #values = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #names = new Set<string>();
  readonly #zones = new Map<string, string>();
  /** The CIDR blocks of the VPCs that are made, and how many subnets got a block that they did not name. */
  readonly #blocks = new Map<string, string>();
  #madeUpBlocks = 0;

  constructor(resources: readonly Resource[], { report, known }: { readonly report: TemplateReport; readonly known: ReadonlySet<string> }) {
    this.resources = resources;
    this.#report = report;
    this.#known = known;
  }

  /** Adds a call; the answer is the name under which later ones find its answer. */
  add(id: string, call: Call, more: Pick<PlannedCall, "afterSeconds"> = {}): string {
    let free = id;
    for (let n = 2; this.#ids.has(free); n++) free = `${id}-${n}`;
    this.#ids.add(free);
    this.steps.push({ id: free, call, ...more });
    return free;
  }

  /** Tells what a reference to an attribute of a resource means from now on. */
  means(id: string, values: Readonly<Record<string, string | undefined>>): void {
    for (const [attribute, value] of Object.entries(values)) if (value !== undefined) this.#values.set(`${id}.${attribute}`, value);
  }

  /** A resource's properties, with what it refers to; what nothing is known of is left out. */
  propertiesOf({ properties }: Resource): Readonly<Record<string, unknown>> {
    return this.valueOf(properties) as Readonly<Record<string, unknown>>;
  }

  /** A property, or a part of one, with what it refers to. */
  valueOf(property: unknown): unknown {
    return replacedIn(property, (mark) => this.#valueOf(mark));
  }

  /** The ARN that the account has of what ends so; undefined: it has none. */
  knownArn(ending: string): string | undefined {
    return [...this.#known].find((one) => one.startsWith("arn:") && one.endsWith(`:${ending}`));
  }

  /** The ids of the resources that a property refers to. */
  marksOf(property: unknown): readonly string[] {
    return typeof property !== "string" ? [] : marksIn(property).flatMap((mark) => (mark.kind === "reference" ? [mark.id] : []));
  }

  /** A name that no other thing of that kind in the plan has: of letters, digits and hyphens, up to 32. */
  elbName(kind: string, wanted: string): string {
    const name = wanted.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "").replace(/^internal-/, "").slice(0, 32).replace(/-+$/, "") || "imported";
    let free = name;
    for (let n = 2; this.#names.has(`${kind} ${free}`); n++) free = `${name.slice(0, 28)}-${n}`;
    this.#names.add(`${kind} ${free}`);
    return free;
  }

  vpc(): string {
    const id = this.#once("vpc", { service: "ec2", operation: "DescribeVpcs", input: { Filters: [{ Name: "is-default", Values: ["true"] }] } });
    return answered(id, "Vpcs[0].VpcId");
  }

  subnetIn(zone: string): string {
    const Filters = [{ Name: "availability-zone", Values: [zone] }, { Name: "default-for-az", Values: ["true"] }];
    const id = this.#once(`subnet-${zone.slice(-1)}`, { service: "ec2", operation: "DescribeSubnets", input: { Filters } });
    return answered(id, "Subnets[0].SubnetId");
  }

  defaultGroup(): string {
    const Filters = [{ Name: "group-name", Values: ["default"] }, { Name: "vpc-id", Values: [this.vpc()] }];
    const id = this.#once("default-group", { service: "ec2", operation: "DescribeSecurityGroups", input: { Filters } });
    return answered(id, "SecurityGroups[0].GroupId");
  }

  /** Subnets as a property names them, one a zone; without any, all three. */
  subnetsFrom(given: unknown, resource: Resource): readonly string[] {
    const named = listOf(given).flatMap((item) => (typeof item === "string" ? [item] : []));
    const found = named.map((one) => (isOpen(one) || this.#known.has(one) ? one : this.#foreign(one, resource)));
    if (found.length > 0) return [...new Set(found)];
    this.assumed(resource, "Its subnets are not known: those of the default VPC, one in each zone.");
    return AVAILABILITY_ZONES.map((zone) => this.subnetIn(zone));
  }

  /** Security groups as a property names them. */
  groupsFrom(given: unknown, resource: Resource): readonly string[] {
    const named = listOf(given).flatMap((item) => (typeof item === "string" ? [item] : []));
    const found = named.filter((one) => isOpen(one) || this.#known.has(one));
    if (found.length < named.length) this.assumed(resource, "Security groups of another account are not here; those that are have to do.");
    return [...new Set(found)];
  }

  vpcFrom(given: unknown): string {
    return typeof given === "string" && (isOpen(given) || this.#known.has(given)) ? given : this.vpc();
  }

  /** Tells that a VPC is made, and with which CIDR block. */
  madeVpc(vpcId: string, block: string): void {
    this.#blocks.set(vpcId, block);
  }

  /** The CIDR block of a VPC that is made; undefined: it is none of them. */
  blockOf(vpcId: unknown): string | undefined {
    return typeof vpcId === "string" ? this.#blocks.get(vpcId) : undefined;
  }

  /** A sixteenth of a VPC's block for a subnet that does not say which; the last first, for people count from the beginning. */
  nextBlock(block: string): string {
    const [base = "", bits = "16"] = block.split("/");
    const prefix = Math.min(Number(bits) + 4, 28);
    const [a = 0, b = 0, c = 0, d = 0] = base.split(".").map(Number);
    const parts = 1 << (prefix - Number(bits));
    const place = parts - 1 - (this.#madeUpBlocks++ % parts);
    const start = (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) + place * (1 << (32 - prefix));
    const octets = [24, 16, 8, 0].map((shift) => (start >>> shift) & 255);
    return `${octets.join(".")}/${prefix}`;
  }

  /** Says that the next subnet of a template lies in a zone; of one it does not know, in the next in turn. */
  nextZone(zone: string | undefined, id: string): string {
    const letter = zone?.slice(-1);
    const same = AVAILABILITY_ZONES.find((one) => one.slice(-1) === letter);
    const chosen = same ?? AVAILABILITY_ZONES[this.#zones.size % AVAILABILITY_ZONES.length] ?? AVAILABILITY_ZONES[0];
    this.#zones.set(id, chosen);
    return chosen;
  }

  used(resource: Resource, text = ""): void {
    this.#report.say("used", placeOf(resource), text);
  }

  assumed(resource: Resource, text: string): void {
    this.#report.say("assumed", placeOf(resource), text);
  }

  leftOut(resource: Resource, text: string): void {
    this.#report.say("leftOut", placeOf(resource), text);
  }

  #foreign(id: string, resource: Resource): string {
    const zone = this.#zones.get(id);
    if (zone !== undefined) return this.subnetIn(zone);
    const chosen = this.nextZone(undefined, id);
    this.assumed(resource, `${id} is a subnet of another account: the default VPC's in ${chosen}.`);
    return this.subnetIn(chosen);
  }

  #once(id: string, call: Call): string {
    if (!this.#ids.has(id)) this.add(id, call);
    return id;
  }

  #valueOf(mark: Mark): string | undefined {
    if (mark.kind === "answer") return answered(mark.step, mark.path);
    const { id, attribute } = mark;
    if (id === DEFAULT_VPC) return this.vpc();
    if (id === DEFAULT_GROUP) return this.defaultGroup();
    const zone = AVAILABILITY_ZONES.find((one) => zoneId(one) === id);
    if (zone !== undefined) return this.subnetIn(zone);
    return this.#values.get(`${id}.${attribute}`) ?? this.#madeUp(id, attribute);
  }

  /** What a resource that nobody makes here would be called. */
  #madeUp(id: string, attribute: string): string | undefined {
    const resource = this.resources.find((one) => one.id === id);
    if (resource === undefined) return undefined;
    const [, service = "", kind = ""] = resource.type.toLowerCase().split("::");
    const name = knownText(Object.entries(resource.properties).find(([member]) => /^(?:\w*Name|Name)$/.test(member))?.[1]) ?? id;
    if (attribute === "Arn" || (attribute === "Ref" && BY_ARN.has(service))) {
      return service === "iam" ? iamArn(`${kind === "instanceprofile" ? "instance-profile" : kind}/${name}`) : `arn:aws:${SERVICE_IN_ARN[service] ?? service}:${REGION}:${ACCOUNT_ID}:${kind}${SEPARATOR[service] ?? "/"}${name}`;
    }
    return attribute === "Ref" ? name : undefined;
  }
}

/** Services whose resources are referred to by their ARN. */
const BY_ARN: ReadonlySet<string> = new Set(["secretsmanager", "sns", "certificatemanager"]);
const SERVICE_IN_ARN: Readonly<Record<string, string>> = { certificatemanager: "acm" };
const SEPARATOR: Readonly<Record<string, string>> = { secretsmanager: ":", logs: ":" };

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value]);

/** Where a resource stands, and what it is called there. */
export function placeOf({ id, type, line }: Resource): { readonly line: number | null; readonly what: string } {
  return { line, what: `${id} (${type})` };
}
