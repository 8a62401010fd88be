/** All that another service may know of EC2. */
export { addressesOn, addressHolder, subnetAround, type AddressHolder } from "./addressHolder.ts";
export { isInBlock } from "./addresses.ts";
export { creditModeChanged, instanceStateChanged, interfaceDeleted, networkChanged, rebalanceRecommended, spotInterruptionWarned } from "./events.ts";
export { runningInstance, type InstanceIdentity } from "./foundInstance.ts";
export { hasEcsAgent } from "./imagePolicy.ts";
export { BURSTABLE, burstableInstances, cpuCredits, throttledInstances } from "./credits/tables.ts";
export { osFamilyOf } from "./images.ts";
export { instanceTypes, type InstanceType } from "./instanceTypes.ts";
export { planLaunch } from "./launchPlan.ts";
export { launchTemplateOf } from "./launchTemplates/queries.ts";
export { createInterface, deleteInterface, privateDnsNameOf } from "./interfaces.ts";
export { defaultSecurityGroupOf, defaultSubnetIn, freeAddressesIn, instanceOf, interfaceOf, securityGroupOf, subnetOf, vpcOf, writeConsole } from "./queries.ts";
export { judgeLeg, reaches, type Hop, type Leg } from "./reach/judgeLeg.ts";
export { SERVICE_ADDRESS } from "./reach/groups.ts";
export type { RouteWhy } from "./reach/routes.ts";
export { stationInSubnet, stationOfAddress, stationOfInstance, stationOfInterface, type InterfaceStation, type Station } from "./reach/station.ts";
export { instanceUse, instanceUses, isPaid } from "./use.ts";
export type { InstanceRow, NetworkInterfaceRow, SecurityGroupRow, SubnetRow, VpcRow } from "./tables.ts";
