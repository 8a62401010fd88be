import { classicBalancerArn } from "../../../aws/arn.ts";
import type { Context, View } from "../../kernel/context.ts";
import { trafficOn } from "../../physics/contract.ts";
import { classicBalancers, registeredInstances, registrationKeyOf, type RegisteredInstanceRow } from "./tables.ts";
import { trafficShifts } from "./timers.ts";

const PREFIX = classicBalancerArn("");

/** The name of the Classic Load Balancer whose ARN stands where else that of a target group does; undefined: it is a target group's. */
export const classicNameIn = (arn: string): string | undefined => (arn.startsWith(PREFIX) ? arn.slice(PREFIX.length) : undefined);

/** How an instance is registered with a load balancer, if it is. */
export const registrationOf = (view: View, loadBalancerName: string, instanceId: string): RegisteredInstanceRow | undefined =>
  view.find(registeredInstances, registrationKeyOf(loadBalancerName, instanceId));

/** Whether there is a Classic Load Balancer of that name. */
export const isClassicBalancer = (view: View, loadBalancerName: string): boolean => view.find(classicBalancers, classicBalancerArn(loadBalancerName)) !== undefined;

/** Lets the load on a load balancer, if it has one, be spread anew before this instant is over. */
export function shiftClassic(ctx: Context, loadBalancerName: string): void {
  if (trafficOn(ctx, classicBalancerArn(loadBalancerName)) !== undefined) ctx.schedule(trafficShifts, loadBalancerName, 0);
}
