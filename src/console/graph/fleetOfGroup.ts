import { isGoing, isStandingBy, isWarmed } from "../../aws/rules/groupMember.ts";
import type { Rows } from "../../bridge/protocol.ts";

/** The instances of an Auto Scaling group by how they look in a strip of cells, and how long the strip is. */
export interface Fleet {
  readonly inService: number;
  readonly coming: number;
  readonly leaving: number;
  /** Out of service for a while, and what is ready in the warm pool. */
  readonly standby: number;
  readonly warm: number;
  readonly desired: number;
  /** In the order in which they stand; what is missing up to the maximum comes last. */
  readonly looks: readonly { readonly look: CellLook; readonly count: number }[];
  readonly total: number;
}

/** In service is "", which needs no class of its own. */
type CellLook = "" | "pending" | "draining" | "standby" | "warm" | "none";

type Member = Pick<Rows["autoscaling.instances"], "lifecycleState">;

export function fleetOf({ desiredCapacity, maxSize }: Pick<Rows["autoscaling.groups"], "desiredCapacity" | "maxSize">, members: readonly Member[]): Fleet {
  const counts = new Map<CellLook, number>();
  for (const member of members) counts.set(lookOf(member), (counts.get(lookOf(member)) ?? 0) + 1);
  const count = (look: CellLook) => counts.get(look) ?? 0;
  const looks = ORDER.map((look) => ({ look, count: count(look) }));
  const total = Math.max(maxSize, members.length);
  const shown = [...looks, { look: "none" as const, count: total - members.length }].filter((one) => one.count > 0);
  return { inService: count(""), coming: count("pending"), leaving: count("draining"), standby: count("standby"), warm: count("warm"), desired: desiredCapacity, looks: shown, total };
}

const ORDER = ["", "pending", "draining", "standby", "warm"] as const;

function lookOf(member: Member): CellLook {
  if (member.lifecycleState === "InService") return "";
  if (isStandingBy(member)) return "standby";
  if (isGoing(member)) return "draining";
  return isWarmed(member) ? "warm" : "pending";
}

/** The same on a card: beside what comes and goes there is no room for more. `3 of 4, 1 pending`. */
export function briefWords(fleet: Fleet): string {
  const words = fleetWords(fleet);
  return fleet.coming + fleet.leaving + fleet.standby + fleet.warm === 0 ? words : words.replace(" in service", "").replace(" in standby", " standby");
}

/** `3 of 4 in service, 1 pending, 2 warm`. */
export function fleetWords({ inService, desired, ...others }: Fleet): string {
  const also = OTHERS.filter(([kind]) => others[kind] > 0).map(([kind, word]) => `${others[kind]} ${word}`);
  return [`${inService} of ${desired} in service`, ...also].join(", ");
}

const OTHERS = [["coming", "pending"], ["leaving", "terminating"], ["standby", "in standby"], ["warm", "warm"]] as const;
