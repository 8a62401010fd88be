/** What somebody asks of a resource that is shared by weight. */
export interface Claim {
  readonly weight: number;
  /** It gets no more than that, whatever it asks for. */
  readonly most: number;
  readonly demand: number;
}

/**
 * Shares out a whole by weighted max-min fairness: nobody gets more than asked for, and what one leaves the others share
 * by their weights. So the Linux scheduler shares out the CPU of a host. Docker documentation, "--cpu-shares".
 */
export function waterFill(whole: number, claims: readonly Claim[]): readonly number[] {
  const shares = claims.map(() => 0);
  let rest = whole;
  let active = claims.map((claim, i) => ({ i, weight: claim.weight, wanted: Math.min(claim.most, claim.demand) }));
  while (active.length > 0) {
    const weights = active.reduce((sum, { weight }) => sum + weight, 0);
    const left = rest;
    const fairly = ({ weight }: { readonly weight: number }): number => (left * weight) / weights;
    const content = active.filter((one) => one.wanted <= fairly(one));
    if (content.length === 0) {
      for (const one of active) shares[one.i] = fairly(one);
      break;
    }
    for (const { i, wanted } of content) {
      shares[i] = wanted;
      rest -= wanted;
    }
    active = active.filter((one) => !content.includes(one));
  }
  return shares;
}
