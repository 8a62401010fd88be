import { isAbout, type PolicyRule, type Wanted } from "./policyRule.ts";

/** The statements that a role has about one action. */
export interface Layers {
  readonly identity: readonly PolicyRule[];
  /** null: nothing bounds it. */
  readonly boundary: readonly PolicyRule[] | null;
}

/** In the words of SimulatePrincipalPolicy, and which statements it was. */
export interface Judgement {
  readonly decision: "allowed" | "explicitDeny" | "implicitDeny";
  readonly by: "identity" | "boundary";
  /** Those that denied or allowed it; none, when none spoke of it. */
  readonly rules: readonly PolicyRule[];
}

/** IAM user guide, "Policy evaluation logic": what one statement denies is denied; else each layer has to allow it. */
export function judge({ identity, boundary }: Layers, wanted: Wanted): Judgement {
  for (const [by, rules] of [["identity", identity], ["boundary", boundary ?? []]] as const) {
    const denying = rules.filter((rule) => !rule.isAllow && isAbout(rule, wanted));
    if (denying.length > 0) return { decision: "explicitDeny", by, rules: denying };
  }
  const allowing = identity.filter((rule) => rule.isAllow && isAbout(rule, wanted));
  if (allowing.length === 0) return { decision: "implicitDeny", by: "identity", rules: [] };
  const isInBounds = boundary === null || boundary.some((rule) => rule.isAllow && isAbout(rule, wanted));
  return isInBounds ? { decision: "allowed", by: "identity", rules: allowing } : { decision: "implicitDeny", by: "boundary", rules: [] };
}
