import { resourcePath } from "../../aws/arn.ts";

/** By what CloudWatch names a load balancer: `app/web/0123…` */
export const balancerDimension = (loadBalancerArn: string) => ({ Name: "LoadBalancer", Value: pathOf(loadBalancerArn).slice(1).join("/") });

/** By what it names a target group: `targetgroup/web/0123…` */
export const groupDimension = (targetGroupArn: string) => ({ Name: "TargetGroup", Value: pathOf(targetGroupArn).join("/") });

const pathOf = (arn: string): readonly string[] => resourcePath(arn) ?? [];
