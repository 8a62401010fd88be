import { groupBy } from "../../../lib/groupBy.ts";
import type { View } from "../../kernel/context.ts";
import type { SimTime } from "../../kernel/time.ts";
import { chargedMs, lasted, type Lasting, type Use } from "../../services/billing/contract.ts";
import { usage } from "../../services/billing/tables.ts";
import { isPaid, instanceUse } from "../../services/ec2/contract.ts";
import { natGateways } from "../../services/ec2/routing/tables.ts";
import { instances } from "../../services/ec2/tables.ts";
import { tasks } from "../../services/ecs/tables.ts";
import { taskUse } from "../../services/ecs/use.ts";
import { classicBalancers } from "../../services/elb/tables.ts";
import { loadBalancers } from "../../services/elbv2/tables.ts";
import { requestCounts } from "../requestCounts.ts";
import { DOLLARS_PER_MILLION_REQUESTS, dollarsFor, dollarsPerHour, PRICED } from "./prices.ts";

/** What something costs an hour as things stand, and what it has cost since the session began, in US dollars. */
export interface Cost {
  readonly dollarsPerHour: number;
  readonly dollars: number;
}

/** One kind of capacity, as its price goes by: `m5.large, Linux`. */
export interface CapacityCost extends Cost {
  readonly use: Exclude<Paid, { readonly kind: "fargate" }> | FargateKind;
  /** How many there are now. */
  readonly count: number;
}

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
  /** Instances as far as no task holds them. */
  readonly idle: Cost;
  /** What serves all: load balancers, and gateways. */
  readonly shared: Cost;
  readonly requestCount: number;
  /** Of all that was spent; null: nothing was asked for. */
  readonly dollarsPerMillionRequests: number | null;
}

/** What the account costs, at list prices. */
export function billOf(view: View): Bill {
  const entries = [...lasting(view).map((one) => entryOf(view, one)), ...ended(view)];
  const { answered, failed } = requestCounts(view, null);
  const requestCount = answered + failed;
  const requests: Cost = { dollarsPerHour: 0, dollars: (requestCount / 1_000_000) * DOLLARS_PER_MILLION_REQUESTS };
  const paid = entries.filter(isPaidFor);
  const total = sum([...paid, requests]);
  const instanceCost = sum(entries.filter(({ use }) => use.kind === "instance"));
  const parts = sum(entries.filter(({ use }) => use.kind === "part"));
  return {
    at: view.now,
    priced: PRICED,
    ...total,
    capacity: capacityOf(paid),
    services: servicesOf(entries),
    idle: { dollarsPerHour: instanceCost.dollarsPerHour - parts.dollarsPerHour, dollars: instanceCost.dollars - parts.dollars },
    shared: sum([...entries.filter(({ use }) => use.kind === "loadBalancer" || use.kind === "natGateway"), requests]),
    requestCount,
    dollarsPerMillionRequests: requestCount === 0 ? null : (total.dollars / requestCount) * 1_000_000,
  };
}

/** A use with what it costs. */
interface Entry<Used extends Use = Use> extends Cost {
  readonly use: Used;
  /** 1 while it lasts, 0 for all that ended. */
  readonly count: number;
}

type Paid = Exclude<Use, { readonly kind: "part" }>;

/** A part of an instance is paid with the instance. */
const isPaidFor = (entry: Entry): entry is Entry<Paid> => entry.use.kind !== "part";

function lasting(view: View): Lasting[] {
  const whole = (use: Use, since: SimTime): Lasting => ({ use, since, share: 1 });
  return [
    ...view.all(instances).filter(isPaid).map((instance) => whole(instanceUse(instance), instance.launchTime)),
    ...view.all(tasks).filter(({ lastStatus }) => lastStatus !== "STOPPED").flatMap((task) => taskUse(view, task) ?? []),
    ...view.all(loadBalancers).map(({ type, createdTime }) => whole({ kind: "loadBalancer", type }, createdTime)),
    ...view.all(classicBalancers).map(({ createdTime }) => whole({ kind: "loadBalancer", type: "classic" }, createdTime)),
    ...view.all(natGateways).filter(({ state }) => state === "pending" || state === "available").map(({ createdAt }) => whole({ kind: "natGateway" }, createdAt)),
  ];
}

function entryOf(view: View, one: Lasting): Entry {
  const { use, share } = one;
  const charged = chargedMs(use, lasted(one, view.now)) * share;
  return { use, count: 1, dollarsPerHour: dollarsPerHour(use) * share, dollars: dollarsFor(use, charged) };
}

function ended(view: View): Entry[] {
  return view.all(usage).map(({ use, ms }) => ({ use, count: 0, dollarsPerHour: 0, dollars: dollarsFor(use, ms) }));
}

function capacityOf(paid: readonly Entry<Paid>[]): CapacityCost[] {
  return grouped(paid, ({ use }) => kindOf(use)).map(([kind, entries]) => ({ use: kind, count: countOf(entries), ...sum(entries) })).toSorted(dearest);
}

function kindOf(use: Paid): CapacityCost["use"] {
  if (use.kind !== "fargate") return use;
  const { kind, system, architecture, spot } = use;
  return { kind, system, architecture, spot };
}

function servicesOf(entries: readonly Entry[]): ServiceCost[] {
  const held = entries.flatMap((entry) => (entry.use.kind === "part" || entry.use.kind === "fargate" ? [{ ...entry, serviceArn: entry.use.serviceArn }] : []));
  return grouped(held, ({ serviceArn }) => ({ serviceArn })).map(([{ serviceArn }, own]) => ({ serviceArn, taskCount: countOf(own), ...sum(own) })).toSorted(dearest);
}

/** Items whose groups are alike in all fields, with the group. */
function grouped<Item, Group extends object>(items: readonly Item[], groupOf: (item: Item) => Group): (readonly [Group, readonly Item[]])[] {
  const lists = groupBy(items.map((item) => ({ item, group: groupOf(item) })), ({ group }) => Object.values(group).join("|"));
  return [...lists.values()].flatMap((list) => (list[0] === undefined ? [] : [[list[0].group, list.map(({ item }) => item)] as const]));
}

const countOf = (entries: readonly Entry[]): number => entries.reduce((all, { count }) => all + count, 0);

const dearest = (a: Cost, b: Cost): number => b.dollarsPerHour - a.dollarsPerHour || b.dollars - a.dollars;

function sum(costs: readonly Cost[]): Cost {
  let [dollarsPerHour, dollars] = [0, 0];
  for (const cost of costs) {
    dollarsPerHour += cost.dollarsPerHour;
    dollars += cost.dollars;
  }
  return { dollarsPerHour, dollars };
}
