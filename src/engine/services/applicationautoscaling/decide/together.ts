/** What a policy says at a moment. A target tracking one that is not ready stands against a scale-in. */
export interface Voice {
  readonly policyName: string;
  readonly kind: "TargetTrackingScaling" | "StepScaling";
  readonly says: "out" | "in" | "nothing";
  /** Tasks; what it says nothing about is not counted. */
  readonly proposed: number;
  readonly scalesIn: boolean;
}

/** Which of several policies is followed: the one with most tasks; inwards only when all that track a target agree. */
export function decideWinner(voices: readonly Voice[]): Voice | undefined {
  const out = voices.filter(({ says }) => says === "out");
  if (out.length > 0) return largest(out);
  const steps = voices.filter(({ kind, says }) => kind === "StepScaling" && says === "in");
  const tracking = voices.filter(({ kind, scalesIn }) => kind === "TargetTrackingScaling" && scalesIn);
  const agree = tracking.every(({ says }) => says === "in");
  // A step policy is not held by those that track a target.
  return largest([...steps, ...(agree ? tracking : [])]);
}

function largest(voices: readonly Voice[]): Voice | undefined {
  return voices.reduce<Voice | undefined>((best, voice) => (best === undefined || voice.proposed > best.proposed ? voice : best), undefined);
}
