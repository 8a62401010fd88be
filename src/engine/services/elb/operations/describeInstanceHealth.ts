import type { DescribeEndPointStateInput, DescribeEndPointStateOutput } from "../../../../aws/generated/elb.ts";
import { reading } from "../../../kernel/operation.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { describeState } from "../describe.ts";
import { NOT_REGISTERED } from "../health.ts";
import { needBalancer } from "../lookup.ts";
import { registrationOf } from "../queries.ts";
import { instanceNotFound } from "../refusals.ts";
import { instancesByBalancer } from "../tables.ts";

/** How the instances of a load balancer are, or those that are named, registered or not. */
export const describeInstanceHealth = reading(
  "elb",
  "DescribeInstanceHealth",
  (view, { LoadBalancerName, Instances = [] }: DescribeEndPointStateInput): DescribeEndPointStateOutput => {
    const { loadBalancerName } = needBalancer(view, LoadBalancerName);
    if (Instances.length === 0) {
      return { InstanceStates: view.where(instancesByBalancer, loadBalancerName).map((row) => describeState(row.instanceId, row)) };
    }
    const InstanceStates = Instances.map(({ InstanceId = "" }) => {
      if (instanceOf(view, InstanceId) === undefined) throw instanceNotFound(InstanceId);
      return describeState(InstanceId, registrationOf(view, loadBalancerName, InstanceId) ?? NOT_REGISTERED);
    });
    return { InstanceStates };
  },
);
