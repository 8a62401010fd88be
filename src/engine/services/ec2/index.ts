import type { Module } from "../../kernel/module.ts";
import { guards } from "./guards.ts";
import { ec2Late } from "./late.ts";
import { authorizeSecurityGroupIngress } from "./operations/authorizeSecurityGroupIngress.ts";
import { createSecurityGroup } from "./operations/createSecurityGroup.ts";
import { deleteSecurityGroup } from "./operations/deleteSecurityGroup.ts";
import { describeAvailabilityZones } from "./operations/describeAvailabilityZones.ts";
import { describeImages } from "./operations/describeImages.ts";
import { describeInstances } from "./operations/describeInstances.ts";
import { describeInstanceTypes } from "./operations/describeInstanceTypes.ts";
import { describeNetworkInterfaces } from "./operations/describeNetworkInterfaces.ts";
import { describeRegions } from "./operations/describeRegions.ts";
import { describeSecurityGroups } from "./operations/describeSecurityGroups.ts";
import { describeSubnets } from "./operations/describeSubnets.ts";
import { describeVpcs } from "./operations/describeVpcs.ts";
import { getConsoleOutput } from "./operations/getConsoleOutput.ts";
import { revokeSecurityGroupIngress } from "./operations/revokeSecurityGroupIngress.ts";
import { runInstances } from "./operations/runInstances.ts";
import { startInstances } from "./operations/startInstances.ts";
import { stopInstances } from "./operations/stopInstances.ts";
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
    deleteSecurityGroup,
    describeAvailabilityZones,
    describeImages,
    describeInstances,
    describeInstanceTypes,
    describeNetworkInterfaces,
    describeRegions,
    describeSecurityGroups,
    describeSubnets,
    describeVpcs,
    getConsoleOutput,
    revokeSecurityGroupIngress,
    runInstances,
    startInstances,
    stopInstances,
    terminateInstances,
    ...ec2Late.operations,
  ],
  firings: [instanceSettlesFiring, instanceForgottenFiring, natGatewaySettlesFiring, natGatewayForgottenFiring, endpointSettlesFiring],
  reactions: [onMachineBooted],
  guards,
};
