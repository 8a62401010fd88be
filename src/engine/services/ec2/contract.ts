import { event } from "../../kernel/event.ts";

/**
 * An instance is in a new state. `stopping` and `shutting-down` are told while the agent is still connected: the
 * machine's own `machineLost` follows in the same instant.
 */
export const instanceStateChanged = event<{ readonly instanceId: string; readonly state: string }>(
  "ec2.instanceStateChanged",
);

export { instanceTypes, type InstanceType } from "./instanceTypes.ts";
export { createInterface, deleteInterface, privateDnsNameOf } from "./interfaces.ts";
export { defaultSecurityGroupOf, freeAddressesIn, instanceOf, interfaceOf, securityGroupOf, subnetOf, vpcOf, writeConsole } from "./queries.ts";
export type { InstanceRow, NetworkInterfaceRow, SecurityGroupRow, SubnetRow, VpcRow } from "./tables.ts";
