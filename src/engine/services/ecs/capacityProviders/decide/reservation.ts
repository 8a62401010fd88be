/** What tasks of one kind ask of an instance, and how many of them wait. */
export interface Demand extends Size {
  /** How many of them wait. */
  readonly count: number;
  /** An instance takes one of them: they are kept apart, or ask for the same host port. */
  readonly oneEach: boolean;
}

/** What there is of an instance, or what a task takes of it. */
export interface Size {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly enis: number;
  readonly gpus: number;
}

/** A group as managed scaling sees it. */
export interface Fleet {
  /** N. */
  readonly instances: number;
  /** Those that have a task which is no daemon's. */
  readonly busy: number;
  readonly waiting: readonly Demand[];
  /** Of the instance types that the group may launch. */
  readonly sizes: readonly Size[];
  readonly targetCapacity: number;
  readonly minimumScalingStepSize: number;
  readonly maximumScalingStepSize: number;
}

/** What managed scaling makes of a group in one minute. */
export interface Reservation {
  /** M. */
  readonly needed: number;
  /** CapacityProviderReservation, M in N as a percentage. */
  readonly reservation: number;
  /** How many instances each of the waiting kinds asks for by itself; null: none of that type would take such a task. */
  readonly asked: readonly (number | null)[];
  /** The greatest of them, within the step sizes. */
  readonly more: number;
}

/** Where tasks wait for a group without instances, CapacityProviderReservation is 200 and the group goes to two instances. Observed. */
export const FROM_NOTHING = { needed: 2, reservation: 200 } as const;

/**
 * ECS guide, "Managed scaling behavior"; the arithmetic is that of AWS's own description. Tasks that wait are grouped by
 * what they ask; kinds that the smallest instance type does not take are passed over, the others are packed onto the
 * largest, and the kind that asks for most instances counts.
 */
export function reservationOf(fleet: Fleet): Reservation {
  const { instances, busy, targetCapacity } = fleet;
  const asked = fleet.waiting.map((demand) => instancesFor(demand, fleet.sizes));
  const most = Math.max(0, ...asked.map((count) => count ?? 0));
  // Assumed where there are no instances: a target below 100 is met by none as well.
  const rests = { needed: instances, reservation: targetCapacity, asked, more: 0 };
  if (most === 0) return instances === 0 || fleet.waiting.length > 0 ? rests : { ...rests, needed: busy, reservation: percentOf(busy, instances) };
  if (instances === 0) return { ...FROM_NOTHING, asked, more: FROM_NOTHING.needed };
  const more = Math.min(Math.max(most, fleet.minimumScalingStepSize), fleet.maximumScalingStepSize);
  return { needed: instances + more, reservation: percentOf(instances + more, instances), asked, more };
}

const percentOf = (needed: number, instances: number): number => (needed * 100) / instances;

/** How many instances tasks of one kind need at least; null: the smallest type does not take one of them. */
function instancesFor(demand: Demand, sizes: readonly Size[]): number | null {
  if (sizes.length === 0 || DIMENSIONS.some((dimension) => Math.min(...sizes.map((size) => size[dimension])) < demand[dimension])) return null;
  const fitting = DIMENSIONS.filter((dimension) => demand[dimension] > 0).map((dimension) => Math.floor(Math.max(...sizes.map((size) => size[dimension])) / demand[dimension]));
  const each = demand.oneEach ? 1 : Math.min(demand.count, ...fitting);
  return Math.ceil(demand.count / each);
}

const DIMENSIONS = ["cpuUnits", "memoryMiB", "enis", "gpus"] as const;

/** How many instances a group is to have so that so many of them are the target's part of all. */
export function desiredFor(needed: number, targetCapacity: number): number {
  return Math.ceil((needed * 100) / targetCapacity);
}

/** What a group of so many instances goes down to in one minute, on its way to fewer: by one at least, by less than half. ECS guide, "Managed scaling behavior"; that it is the most of that is assumed. */
export function nextScaleIn(instances: number, desired: number): number {
  return instances - Math.min(instances - desired, Math.max(1, Math.ceil(instances / 2) - 1));
}
