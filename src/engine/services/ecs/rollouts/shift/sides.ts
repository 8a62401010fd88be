import type { ServiceLoadBalancer } from "../../tables.ts";

/** The same, with the other one of its two target groups. */
export function swapped(one: ServiceLoadBalancer): ServiceLoadBalancer {
  const { targetGroupArn, advancedConfiguration, isSwapped, ...container } = one;
  if (advancedConfiguration === undefined) return one;
  const other = { targetGroupArn: advancedConfiguration.alternateTargetGroupArn, ...container, advancedConfiguration: { ...advancedConfiguration, alternateTargetGroupArn: targetGroupArn } };
  return isSwapped ? other : { ...other, isSwapped: true };
}

/** As they were given, whichever groups serve. */
export const asGiven = (loadBalancers: readonly ServiceLoadBalancer[]): readonly ServiceLoadBalancer[] =>
  loadBalancers.some(({ isSwapped }) => isSwapped) ? loadBalancers.map((one) => (one.isSwapped ? swapped(one) : one)) : loadBalancers;
