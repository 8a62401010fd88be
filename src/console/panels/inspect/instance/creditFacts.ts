import { chargedPerHour, CREDITS_OF_A_VCPU_HOUR, runOutAfter, settled } from "../../../../aws/rules/load/credits.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";

/** How the CPU credits of an instance stand at an instant. */
export interface CreditFacts {
  /** `12.4 of 576`, or `38.2 owed, 576 at most`. */
  readonly balance: string;
  /** What becomes of them: `run out in 12 min`. */
  readonly says: string;
  readonly isBad: boolean;
  /** vCPUs that may be used on and on, and those that are used. */
  readonly baselineVcpus: number;
  readonly usedVcpus: number;
}

export function creditFacts(row: Rows["ec2.cpuCredits"], now: number): CreditFacts {
  const account = settled(row, now);
  const { mode, credits, mostCredits, launchCredits, earnedPerHour, spentPerHour } = account;
  const baselineVcpus = mostCredits / CREDITS_OF_A_VCPU_DAY;
  const usedVcpus = spentPerHour / CREDITS_OF_A_VCPU_HOUR;
  const balance = credits < 0 ? `${tenths(-credits)} owed, ${tenths(mostCredits)} at most` : `${tenths(credits)} of ${tenths(mostCredits + launchCredits)}`;
  const facts = { balance, baselineVcpus, usedVcpus, isBad: false };
  const left = runOutAfter(account);
  if (left !== null) return { ...facts, says: `run out in ${spanText(left)}`, isBad: true };
  if (earnedPerHour === 0) return { ...facts, says: "stay as they are while it is stopped" };
  if (mode === "standard" && credits === 0) return spentPerHour < earnedPerHour ? { ...facts, says: "come back" } : { ...facts, says: "none left: it gets its baseline", isBad: true };
  if (chargedPerHour(account) > 0) return { ...facts, says: "all beyond the baseline is charged", isBad: true };
  if (spentPerHour > earnedPerHour) return { ...facts, says: "spent faster than they come" };
  if (spentPerHour === earnedPerHour || credits >= mostCredits + launchCredits) return { ...facts, says: "stay as they are" };
  return { ...facts, says: "come faster than they are spent" };
}

const CREDITS_OF_A_VCPU_DAY = 24 * CREDITS_OF_A_VCPU_HOUR;

const tenths = (credits: number): string => String(Math.floor(credits * 10) / 10);
