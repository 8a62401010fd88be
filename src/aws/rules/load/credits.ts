/** What becomes of an instance that has no credits left: it gets its baseline, or goes on and owes them. */
export type CreditMode = "standard" | "unlimited";

/**
 * CPU credits of an instance, as they were at an instant, and how fast they have come and gone since. One is a vCPU for a
 * minute. EC2 guide, "Key concepts for burstable performance instances" and "Unlimited mode concepts".
 */
export interface CreditAccount {
  readonly mode: CreditMode;
  /** Below zero: surplus credits, which are owed. */
  readonly credits: number;
  /** Those of `credits` that a T2 instance in standard mode had at its launch. They stand above what it can have at most. */
  readonly launchCredits: number;
  /** What it earns in 24 hours: it has no more at a time, and owes no more unpaid. */
  readonly mostCredits: number;
  readonly earnedPerHour: number;
  readonly spentPerHour: number;
  /** Spent, and owed beyond what can be earned back, since the account was opened. */
  readonly spentCredits: number;
  readonly chargedCredits: number;
  /** In milliseconds, as all times here. */
  readonly countedAt: number;
}

/** As it was said, or by the family: T2 is standard, T3, T3a and T4g are unlimited. */
export const creditModeOf = ({ instanceType, cpuCredits }: { readonly instanceType: string; readonly cpuCredits?: CreditMode }): CreditMode => cpuCredits ?? (instanceType.startsWith("t2.") ? "standard" : "unlimited");

/** An account as it stands later. */
export function settled(account: CreditAccount, now: number): CreditAccount {
  const passed = (now - account.countedAt) / HOUR;
  const change = (account.earnedPerHour - account.spentPerHour) * passed;
  const spentCredits = account.spentCredits + account.spentPerHour * passed;
  const launchCredits = Math.max(0, account.launchCredits + Math.min(0, change));
  const credits = Math.min(account.mostCredits + launchCredits, account.credits + change);
  const least = account.mode === "standard" ? 0 : -account.mostCredits;
  const chargedCredits = account.chargedCredits + (account.mode === "standard" ? 0 : Math.max(0, least - credits));
  return { ...account, credits: credits < least + SPECK ? least : credits, launchCredits, spentCredits, chargedCredits, countedAt: now };
}

const HOUR = 3_600_000;

/** What a vCPU costs that is used for an hour: one credit a minute. */
export const CREDITS_OF_A_VCPU_HOUR = 60;

/** What sums of rates times hours are off by at most. */
const SPECK = 1e-9;

/** How many milliseconds the credits of an account last in standard mode; null: for ever, as things stand. */
export function runOutAfter({ mode, credits, earnedPerHour, spentPerHour }: CreditAccount): number | null {
  if (mode === "unlimited" || credits <= 0 || spentPerHour <= earnedPerHour) return null;
  return Math.ceil((credits * HOUR) / (spentPerHour - earnedPerHour));
}

/** What is owed is charged at once when an instance stops or terminates, or changes to standard mode. */
export const charged = (account: CreditAccount): CreditAccount => (account.credits >= 0 ? account : { ...account, credits: 0, chargedCredits: account.chargedCredits - account.credits });

/** How many credits an hour are charged now: all that are spent beyond what is earned, once as many are owed as can be. */
export const chargedPerHour = ({ mode, credits, mostCredits, earnedPerHour, spentPerHour }: CreditAccount): number =>
  mode === "unlimited" && credits <= -mostCredits ? Math.max(0, spentPerHour - earnedPerHour) : 0;
