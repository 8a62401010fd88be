import { event } from "../../kernel/event.ts";

/** A network interface is gone, and nobody has its address any more. */
export const interfaceDeleted = event<{ readonly vpcId: string; readonly privateIpAddress: string }>("ec2.interfaceDeleted");

/**
 * An instance is in a new state. `stopping` and `shutting-down` are told while the agent is still connected: the
 * machine's own `machineLost` follows in the same instant.
 */
export const instanceStateChanged = event<{ readonly instanceId: string; readonly state: string }>(
  "ec2.instanceStateChanged",
);

/** EC2 takes an instance of Spot back in two minutes. */
export const spotInterruptionWarned = event<{ readonly instanceId: string }>("ec2.spotInterruptionWarned");

/** An instance of Spot is more likely than others to be taken back. */
export const rebalanceRecommended = event<{ readonly instanceId: string }>("ec2.rebalanceRecommended");

/** An instance has another credit option. */
export const creditModeChanged = event<{ readonly instanceId: string }>("ec2.creditModeChanged");

/** Who reaches whom may have changed in a VPC: rules, routes, gateways, endpoints, or the groups of an interface. */
export const networkChanged = event<{ readonly vpcId: string }>("ec2.networkChanged");
