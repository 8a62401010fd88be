import { classicBalancerArn } from "../../../../aws/arn.ts";
import type { ConfigureHealthCheckInput, ConfigureHealthCheckOutput } from "../../../../aws/generated/elb.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeHealthCheck } from "../describe.ts";
import { healthCheckIn } from "../healthCheckIn.ts";
import { needBalancer } from "../lookup.ts";
import { lookAround } from "../processes/surroundings.ts";
import { classicBalancers } from "../tables.ts";

/** Sets what all instances of a load balancer are asked for, how often, and how often it may fail. */
export const configureHealthCheck = operation("elb", "ConfigureHealthCheck", {
  check(view, { LoadBalancerName, HealthCheck }: ConfigureHealthCheckInput) {
    const { loadBalancerName } = needBalancer(view, LoadBalancerName);
    return { loadBalancerName, healthCheck: healthCheckIn(HealthCheck) };
  },

  apply(ctx, { loadBalancerName, healthCheck }): ConfigureHealthCheckOutput {
    ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), { healthCheck });
    lookAround(ctx, loadBalancerName);
    return { HealthCheck: describeHealthCheck(healthCheck) };
  },
});
