import type { DeregisterEndPointsInput, DeregisterEndPointsOutput, RegisterEndPointsInput, RegisterEndPointsOutput } from "../../../../aws/generated/elb.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { describeInstances } from "../describe.ts";
import { INSTANCES } from "../limits.ts";
import { needBalancer } from "../lookup.ts";
import { registrationOf } from "../queries.ts";
import { instanceElsewhere, instanceNotFound, invalidConfiguration } from "../refusals.ts";
import { deregisterInstance, registerInstance } from "../registration.ts";
import { instancesByBalancer, type RegisteredInstanceRow } from "../tables.ts";

/** Registers instances, as they are: which of their ports is used, the listeners say. */
export const registerInstancesWithLoadBalancer = operation("elb", "RegisterInstancesWithLoadBalancer", {
  check(view, { LoadBalancerName, Instances }: RegisterEndPointsInput) {
    const { loadBalancerName, vpcId } = needBalancer(view, LoadBalancerName);
    const ids = [...new Set(Instances.map(({ InstanceId = "" }) => InstanceId))];
    for (const id of ids) checkInstance(view, id, vpcId);
    // ELB user guide, quotas; the wording is assumed.
    if (view.count(instancesByBalancer, loadBalancerName) + ids.length > INSTANCES) throw invalidConfiguration(`The maximum number of instances is ${INSTANCES}`);
    return { loadBalancerName, ids };
  },

  apply(ctx, { loadBalancerName, ids }): RegisterEndPointsOutput {
    for (const id of ids) registerInstance(ctx, loadBalancerName, id);
    return { Instances: describeInstances(ctx, loadBalancerName) };
  },
});

function checkInstance(view: View, id: string, vpcId: string): void {
  const instance = instanceOf(view, id);
  if (instance === undefined || instance.state === "terminated") throw instanceNotFound(id);
  if (instance.vpcId !== vpcId) throw instanceElsewhere(id);
}

/** Takes instances out. Observed: one that is not registered is answered as one that does not exist. */
export const deregisterInstancesFromLoadBalancer = operation("elb", "DeregisterInstancesFromLoadBalancer", {
  check(view, { LoadBalancerName, Instances }: DeregisterEndPointsInput) {
    const { loadBalancerName } = needBalancer(view, LoadBalancerName);
    const ids = new Set(Instances.map(({ InstanceId = "" }) => InstanceId));
    const rows = [...ids].map((id): RegisteredInstanceRow => {
      const row = registrationOf(view, loadBalancerName, id);
      if (row === undefined) throw instanceNotFound(id);
      return row;
    });
    return { loadBalancerName, rows };
  },

  apply(ctx, { loadBalancerName, rows }): DeregisterEndPointsOutput {
    for (const row of rows) deregisterInstance(ctx, row);
    return { Instances: describeInstances(ctx, loadBalancerName) };
  },
});
