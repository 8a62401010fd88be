import { chargedPerHour, CREDITS_OF_A_VCPU_HOUR, settled } from "../../../aws/rules/load/credits.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { View } from "../../kernel/context.ts";
import { hours, type SimTime } from "../../kernel/time.ts";
import { chargedMs, lasted, type Lasting, type Use } from "../../services/billing/contract.ts";
import { meters } from "../../services/billing/meters.ts";
import { usage } from "../../services/billing/tables.ts";
import { balancerUses } from "../../services/balancerUse.ts";
import { cpuCredits, instanceUses, isPaid } from "../../services/ec2/contract.ts";
import { surplusUse } from "../../services/ec2/late/contract.ts";
import { natGateways } from "../../services/ec2/routing/tables.ts";
import { gatewayUses, isPaidGateway } from "../../services/ec2/routing/use.ts";
import { instances } from "../../services/ec2/tables.ts";
import { tasks } from "../../services/ecs/tables.ts";
import { taskUses } from "../../services/ecs/use.ts";
import { classicBalancers } from "../../services/elb/tables.ts";
import { loadBalancers } from "../../services/elbv2/tables.ts";
import { requestCounts } from "../requestCounts.ts";
import { unitsUsed, type UnitsUsed } from "./balancerWork.ts";
import { CAPACITY_UNIT, dollarsFor, dollarsPerHour, PRICED, savedPerHour } from "./prices.ts";

/** What something costs an hour as things stand, and what it has cost since the session began, in US dollars. */
export interface Cost {
  readonly dollarsPerHour: number;
  readonly dollars: number;
}

/** One kind of capacity, as its price goes by: `m5.large, Linux`. */
export interface CapacityCost extends Cost {
  readonly use: Exclude<Paid, { readonly kind: "fargate" | "publicIp" }> | FargateKind | { readonly kind: "publicIp" } | UnitsKind;
  /** How many there are now. */
  readonly count: number;
}

/** Capacity units of load balancers, and by what they are reckoned. */
export type UnitsKind = { readonly kind: "capacityUnits" } & Pick<UnitsUsed, "type" | "measure">;

/** Tasks on Fargate of whatever size and service. */
export type FargateKind = Pick<Extract<Use, { readonly kind: "fargate" }>, "kind" | "system" | "architecture" | "spot">;

export interface ServiceCost extends Cost {
  /** null: tasks that belong to no service. */
  readonly serviceArn: string | null;
  readonly taskCount: number;
}

export interface Bill extends Cost {
  readonly at: SimTime;
  readonly priced: typeof PRICED;
  /** The dearest first, as the services. */
  readonly capacity: readonly CapacityCost[];
  /** What runs on instances has the part of them that it holds. */
  readonly services: readonly ServiceCost[];
  /** All instances, and these as far as no task reserves them, of CPU and memory, by the weights of split cost allocation. */
  readonly instances: Cost;
  readonly idle: Cost;
  /** What serves all: load balancers, gateways, their addresses and those of instances, root volumes, surplus credits, and addresses that nobody uses. */
  readonly shared: Cost;
  /** What instances and tasks of Spot would cost more on demand. */
  readonly savedBySpot: Cost;
  readonly requestCount: number;
  /** Of all that was spent; null: nothing was asked for. */
  readonly dollarsPerMillionRequests: number | null;
}

/** What the account costs, at list prices. */
export function billOf(view: View): Bill {
  const entries = [...lasting(view).map((one) => entryOf(view, one)), ...surplus(view), ...ended(view)];
  const { answered, failed } = requestCounts(view, null);
  const requestCount = answered + failed;
  const units = unitsUsed(view).map(unitsCost);
  const paid = entries.filter(isPaidFor);
  const total = sum([...paid, ...units]);
  const instanceCost = sum(entries.filter(({ use }) => use.kind === "instance"));
  const parts = sum(entries.filter(({ use }) => use.kind === "part"));
  return {
    at: view.now,
    priced: PRICED,
    ...total,
    capacity: [...capacityOf(paid), ...units].toSorted(dearest),
    services: servicesOf(entries),
    instances: instanceCost,
    idle: { dollarsPerHour: instanceCost.dollarsPerHour - parts.dollarsPerHour, dollars: instanceCost.dollars - parts.dollars },
    shared: sum([...paid.filter(isShared), ...units]),
    savedBySpot: sum(paid.map(({ use, hours, count }) => ({ dollarsPerHour: savedPerHour(use) * count, dollars: savedPerHour(use) * hours }))),
    requestCount,
    dollarsPerMillionRequests: requestCount === 0 ? null : (total.dollars / requestCount) * 1_000_000,
  };
}

/** A use with what it costs. */
interface Entry<Used extends Use = Use> extends Cost {
  readonly use: Used;
  /** How many of them last: 0 for all that ended. */
  readonly count: number;
  /** For how long it is charged in all. */
  readonly hours: number;
}

type Paid = Exclude<Use, { readonly kind: "part" }>;

/** A part of an instance is paid with the instance. */
const isPaidFor = (entry: Entry): entry is Entry<Paid> => entry.use.kind !== "part";

/** What serves all, and so is no service's. */
const isShared = ({ use }: Entry<Paid>): boolean => use.kind === "loadBalancer" || use.kind === "natGateway" || use.kind === "volume" || use.kind === "surplusCredits" || use.kind === "idleIp" || (use.kind === "publicIp" && use.holder === "other");

function lasting(view: View): Lasting[] {
  return [
    ...view.all(instances).filter(isPaid).flatMap(instanceUses),
    ...view.all(tasks).filter(({ lastStatus }) => lastStatus !== "STOPPED").flatMap((task) => taskUses(view, task)),
    ...view.all(loadBalancers).flatMap(balancerUses),
    ...view.all(classicBalancers).flatMap((balancer) => balancerUses({ ...balancer, type: "classic" })),
    ...view.all(meters),
    ...view.all(natGateways).filter(isPaidGateway).flatMap(gatewayUses),
  ];
}

function entryOf(view: View, one: Lasting): Entry {
  const { use, share } = one;
  const charged = chargedMs(use, lasted(one, view.now)) * share;
  return { use, count: use.kind === "publicIp" ? share : 1, hours: charged / hours(1), dollarsPerHour: dollarsPerHour(use) * share, dollars: dollarsFor(use, charged) };
}

function ended(view: View): Entry[] {
  return view.all(usage).map(({ use, ms }) => ({ use, count: 0, hours: ms / hours(1), dollarsPerHour: 0, dollars: dollarsFor(use, ms) }));
}

/** Credits that instances owe and cannot earn back, so far. */
function surplus(view: View): Entry[] {
  return view.all(cpuCredits).flatMap((row) => {
    const account = settled(row, view.now);
    const [vcpus, hours] = [chargedPerHour(account) / CREDITS_OF_A_VCPU_HOUR, account.chargedCredits / CREDITS_OF_A_VCPU_HOUR];
    if (hours === 0) return [];
    const use = surplusUse(view.need(instances, row.instanceId));
    const price = dollarsPerHour(use);
    return [{ use, count: vcpus, hours, dollarsPerHour: price * vcpus, dollars: price * hours }];
  });
}

const unitsCost = ({ type, measure, units, unitHours }: UnitsUsed): CapacityCost => ({
  use: { kind: "capacityUnits", type, measure },
  count: units,
  dollarsPerHour: units * CAPACITY_UNIT[type],
  dollars: unitHours * CAPACITY_UNIT[type],
});

function capacityOf(paid: readonly Entry<Paid>[]): CapacityCost[] {
  return grouped(paid, ({ use }) => kindOf(use)).map(([kind, entries]) => ({ use: kind, count: countOf(entries), ...sum(entries) })).toSorted(dearest);
}

function kindOf(use: Paid): CapacityCost["use"] {
  if (use.kind === "publicIp") return { kind: "publicIp" };
  if (use.kind !== "fargate") return use;
  const { kind, system, architecture, spot } = use;
  return { kind, system, architecture, spot };
}

function servicesOf(entries: readonly Entry[]): ServiceCost[] {
  const held = entries.flatMap(({ use, count, ...cost }) => {
    if (use.kind === "publicIp" && use.holder === "task") return [{ ...cost, serviceArn: use.serviceArn, count: 0 }];
    return use.kind === "part" || use.kind === "fargate" ? [{ ...cost, serviceArn: use.serviceArn, count }] : [];
  });
  return grouped(held, ({ serviceArn }) => ({ serviceArn })).map(([{ serviceArn }, own]) => ({ serviceArn, taskCount: countOf(own), ...sum(own) })).toSorted(dearest);
}

/** Items whose groups are alike in all fields, with the group. */
function grouped<Item, Group extends object>(items: readonly Item[], groupOf: (item: Item) => Group): (readonly [Group, readonly Item[]])[] {
  const lists = groupBy(items.map((item) => ({ item, group: groupOf(item) })), ({ group }) => Object.values(group).join("|"));
  return [...lists.values()].flatMap((list) => (list[0] === undefined ? [] : [[list[0].group, list.map(({ item }) => item)] as const]));
}

const countOf = (entries: readonly Pick<Entry, "count">[]): number => sumOf(entries, ({ count }) => count);

const dearest = (a: Cost, b: Cost): number => b.dollarsPerHour - a.dollarsPerHour || b.dollars - a.dollars;

function sum(costs: readonly Cost[]): Cost {
  let [dollarsPerHour, dollars] = [0, 0];
  for (const cost of costs) {
    dollarsPerHour += cost.dollarsPerHour;
    dollars += cost.dollars;
  }
  return { dollarsPerHour, dollars };
}
