import { creditModeOf, CREDITS_OF_A_VCPU_HOUR, settled, type CreditAccount } from "../../../../aws/rules/load/credits.ts";
import { hours, type SimTime } from "../../../kernel/time.ts";
import { instanceTypes } from "../instanceTypes.ts";
import type { InstanceRow } from "../tables.ts";

/** EC2 guide, "CPU credits and baseline utilization": what the sizes of T3, T3a and T4g earn an hour, and those of T2. */
const EARNED_PER_HOUR: Readonly<Record<string, number>> = { nano: 6, micro: 12, small: 24, medium: 24, large: 36, xlarge: 96, "2xlarge": 192 };
const EARNED_BY_T2: Readonly<Record<string, number>> = { micro: 6, small: 12, medium: 24, large: 36 };

/** EC2 guide, "Launch credits": for each vCPU, at each launch or start of a T2 instance in standard mode. */
const LAUNCH_CREDITS = 30;

/** EC2 guide: for how long a stopped instance keeps its credits; one of T2 loses them at once. */
export const CREDITS_KEPT = hours(24 * 7);

export interface Burstable {
  readonly family: string;
  readonly earnedPerHour: number;
  /** The CPU units that it may use on and on: what they cost is what it earns. */
  readonly baselineUnits: number;
  readonly vcpus: number;
}

/** What there is to know of a type of a T family; undefined: it is of another. */
export function burstableOf(instanceType: string): Burstable | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  const type = instanceTypes.get(instanceType);
  const earnedPerHour = (family === "t2" ? EARNED_BY_T2 : EARNED_PER_HOUR)[size];
  if (!family.startsWith("t") || type === undefined || earnedPerHour === undefined) return undefined;
  return { family, earnedPerHour, baselineUnits: earnedPerHour / CREDITS_OF_A_UNIT, vcpus: type.vcpus };
}

/** What a CPU unit costs that is used for an hour: a vCPU has 1024. */
export const CREDITS_OF_A_UNIT = CREDITS_OF_A_VCPU_HOUR / 1024;

/** The account of an instance that has spent nothing since it was launched or started. */
export function untouchedAccount(instance: InstanceRow, { family, earnedPerHour, vcpus }: Burstable, now: SimTime): CreditAccount {
  const mode = creditModeOf(instance);
  const launchCredits = family === "t2" && mode === "standard" ? LAUNCH_CREDITS * vcpus : 0;
  const opened = { mode, credits: launchCredits, launchCredits, mostCredits: 24 * earnedPerHour, earnedPerHour, spentPerHour: 0, spentCredits: 0, chargedCredits: 0, countedAt: instance.launchTime };
  return settled(opened, now);
}
