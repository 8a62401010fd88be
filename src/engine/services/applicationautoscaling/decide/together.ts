/** What a policy says at a moment. A target tracking one that is not ready stands against a scale-in. */
export interface Voice {
  readonly policyName: string;
  readonly kind: "TargetTrackingScaling" | "StepScaling";
  readonly says: "out" | "in" | "nothing";
  /** Tasks; what it says nothing about is not counted. */
  readonly proposed: number;
  readonly scalesIn: boolean;
}

interface Heard<Policy> {
  readonly policy: Policy;
  readonly asksFor: "out" | "in";
  readonly proposed: number;
}

/** Which of the proposals that are heard is followed. A policy that is not heard stands in the way of a scale-in all the same. */
export function decideFollowed<Policy, Proposal extends Heard<Policy>>(policies: readonly Policy[], heard: readonly Proposal[], traitsOf: (policy: Policy) => Pick<Voice, "policyName" | "kind" | "scalesIn">): Proposal | undefined {
  if (heard.length === 0) return undefined;
  const voices = policies.map((policy): Voice & { readonly proposal: Proposal | undefined } => {
    const own = heard.filter((proposal) => proposal.policy === policy);
    const proposal = own.find(({ asksFor }) => asksFor === "out") ?? own[0];
    const { policyName, kind, scalesIn } = traitsOf(policy);
    return { policyName, kind, scalesIn, says: proposal?.asksFor ?? "nothing", proposed: proposal?.proposed ?? 0, proposal };
  });
  return decideWinner(voices)?.proposal;
}

/** Which of several policies is followed: the one with most tasks; inwards only when all that track a target agree. */
export function decideWinner<Said extends Voice>(voices: readonly Said[]): Said | undefined {
  const out = voices.filter(({ says }) => says === "out");
  if (out.length > 0) return largest(out);
  const steps = voices.filter(({ kind, says }) => kind === "StepScaling" && says === "in");
  const tracking = voices.filter(({ kind, scalesIn }) => kind === "TargetTrackingScaling" && scalesIn);
  const agree = tracking.every(({ says }) => says === "in");
  // A step policy is not held by those that track a target.
  return largest([...steps, ...(agree ? tracking : [])]);
}

function largest<Said extends Voice>(voices: readonly Said[]): Said | undefined {
  return voices.reduce<Said | undefined>((best, voice) => (best === undefined || voice.proposed > best.proposed ? voice : best), undefined);
}
