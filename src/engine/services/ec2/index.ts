import type { Module } from "../../kernel/module.ts";
import { guards } from "./guards.ts";
import { ec2Late, spotOperations } from "./late.ts";
import { authorizeSecurityGroupIngress } from "./operations/authorizeSecurityGroupIngress.ts";
import { createSecurityGroup } from "./operations/createSecurityGroup.ts";
import { describeSubnets } from "./operations/describeSubnets.ts";
import { revokeSecurityGroupIngress } from "./operations/revokeSecurityGroupIngress.ts";
import { runInstances } from "./operations/runInstances.ts";
import { terminateInstances } from "./operations/terminateInstances.ts";
import { instanceForgottenFiring, instanceSettlesFiring } from "./processes/instanceLife.ts";
import { onMachineBooted } from "./reactions.ts";
import { endpointSettlesFiring, natGatewayForgottenFiring, natGatewaySettlesFiring } from "./routing/gatewayLife.ts";
import {
  associationsByPlace,
  associationsByTable,
  elasticAddresses,
  endpointsByVpc,
  internetGateways,
  natGateways,
  natGatewaysBySubnet,
  routeTableAssociations,
  routeTables,
  tablesByVpc,
  vpcEndpoints,
} from "./routing/tables.ts";
import {
  groupsByVpc,
  instances,
  instancesByAddress,
  instancesByClientToken,
  instancesBySubnet,
  interfacesByAddress,
  interfacesByInstance,
  interfacesBySubnet,
  liveInstances,
  networkInterfaces,
  securityGroups,
  subnets,
  subnetsByZone,
  vpcs,
} from "./tables.ts";

export { ec2ImagePolicy, takeOtherImagesForPlain } from "./imagePolicy.ts";
export { ec2LaunchTemplates } from "./launchTemplates/tables.ts";
export { seedAccount } from "./seedAccount.ts";

/** Amazon EC2, as far as container instances need it: a network, and machines in it. */
export const ec2: Module = {
  name: "ec2",
  tables: [
    vpcs,
    subnets,
    securityGroups,
    instances,
    networkInterfaces,
    routeTables,
    routeTableAssociations,
    internetGateways,
    elasticAddresses,
    natGateways,
    vpcEndpoints,
  ],
  indexes: [
    subnetsByZone,
    groupsByVpc,
    liveInstances,
    instancesBySubnet,
    instancesByAddress,
    instancesByClientToken,
    interfacesBySubnet,
    interfacesByAddress,
    interfacesByInstance,
    tablesByVpc,
    associationsByPlace,
    associationsByTable,
    natGatewaysBySubnet,
    endpointsByVpc,
  ],
  operations: [
    authorizeSecurityGroupIngress,
    createSecurityGroup,
    describeSubnets,
    revokeSecurityGroupIngress,
    runInstances,
    terminateInstances,
    ...ec2Late.operations,
    ...spotOperations.operations,
  ],
  firings: [instanceSettlesFiring, instanceForgottenFiring, natGatewaySettlesFiring, natGatewayForgottenFiring, endpointSettlesFiring],
  reactions: [onMachineBooted],
  guards,
};
