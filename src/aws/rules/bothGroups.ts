interface Balanced {
  readonly targetGroupArn: string;
  readonly advancedConfiguration?: { readonly alternateTargetGroupArn: string } | undefined;
}

/** All target groups by which requests may come to a service: traffic that is moved goes from one of a pair to the other. */
export const bothGroups = (loadBalancers: readonly Balanced[]): readonly string[] =>
  loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: moved }) => (moved === undefined ? [targetGroupArn] : [targetGroupArn, moved.alternateTargetGroupArn]));
