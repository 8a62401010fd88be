import type { ElbCode } from "./late.ts";
import { configureHealthCheck } from "./operations/configureHealthCheck.ts";
import { createLoadBalancer } from "./operations/createLoadBalancer.ts";
import { deleteLoadBalancer } from "./operations/deleteLoadBalancer.ts";
import { describeInstanceHealth } from "./operations/describeInstanceHealth.ts";
import { describeLoadBalancerAttributes, modifyLoadBalancerAttributes } from "./operations/attributes.ts";
import { describeLoadBalancers } from "./operations/describeLoadBalancers.ts";
import { createLoadBalancerListeners, deleteLoadBalancerListeners } from "./operations/listeners.ts";
import { applySecurityGroupsToLoadBalancer, attachLoadBalancerToSubnets, detachLoadBalancerFromSubnets } from "./operations/place.ts";
import { deregisterInstancesFromLoadBalancer, registerInstancesWithLoadBalancer } from "./operations/registerInstances.ts";
import { addTags, describeTags, removeTags } from "./operations/tags.ts";
import { endProbe, probe } from "./processes/probe.ts";
import { instanceChanged, networkChanged } from "./processes/surroundings.ts";
import { endDraining } from "./registration.ts";
import { steer } from "./steer.ts";

/** All that Classic Load Balancers do. It is fetched with the first call that needs it: see `late.ts`. */
export const elbCode: ElbCode = {
  operations: [
    addTags,
    applySecurityGroupsToLoadBalancer,
    attachLoadBalancerToSubnets,
    configureHealthCheck,
    createLoadBalancer,
    createLoadBalancerListeners,
    deleteLoadBalancer,
    deleteLoadBalancerListeners,
    deregisterInstancesFromLoadBalancer,
    describeInstanceHealth,
    describeLoadBalancerAttributes,
    describeLoadBalancers,
    describeTags,
    detachLoadBalancerFromSubnets,
    modifyLoadBalancerAttributes,
    registerInstancesWithLoadBalancer,
    removeTags,
  ],
  probe,
  endProbe,
  endDraining,
  steer,
  instanceChanged,
  networkChanged,
};
