import { isClassicRef } from "../../../../aws/account/balancing.ts";
import { classicBalancerArn, targetGroupArn } from "../../../../aws/arn.ts";

/** What a service is behind, by its ARN: a target group by its name and id, a Classic Load Balancer by its name alone. */
export function behindArn(ref: string): string {
  const at = ref.indexOf("/");
  return isClassicRef(ref) ? classicBalancerArn(ref) : targetGroupArn(ref.slice(0, at), ref.slice(at + 1));
}
