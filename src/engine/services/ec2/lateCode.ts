import type { Ec2LateCode } from "./late.ts";
import { creditsAsked } from "./credits/creditsAsked.ts";
import { fromLaunchTemplate } from "./launchTemplates/fromLaunchTemplate.ts";
import { allocateAddress } from "./operations/allocateAddress.ts";
import { associateRouteTable } from "./operations/associateRouteTable.ts";
import { attachInternetGateway } from "./operations/attachInternetGateway.ts";
import { authorizeSecurityGroupEgress } from "./operations/authorizeSecurityGroupEgress.ts";
import { createInternetGateway } from "./operations/createInternetGateway.ts";
import { createLaunchTemplate } from "./operations/createLaunchTemplate.ts";
import { createNatGateway } from "./operations/createNatGateway.ts";
import { createRoute } from "./operations/createRoute.ts";
import { createRouteTable } from "./operations/createRouteTable.ts";
import { createSubnet } from "./operations/createSubnet.ts";
import { createTags } from "./operations/createTags.ts";
import { createVpc } from "./operations/createVpc.ts";
import { createVpcEndpoint } from "./operations/createVpcEndpoint.ts";
import { deleteInternetGateway } from "./operations/deleteInternetGateway.ts";
import { deleteLaunchTemplate } from "./operations/deleteLaunchTemplate.ts";
import { deleteNatGateway } from "./operations/deleteNatGateway.ts";
import { deleteRoute } from "./operations/deleteRoute.ts";
import { deleteRouteTable } from "./operations/deleteRouteTable.ts";
import { deleteSecurityGroup } from "./operations/deleteSecurityGroup.ts";
import { deleteSubnet } from "./operations/deleteSubnet.ts";
import { deleteTags } from "./operations/deleteTags.ts";
import { deleteVpc } from "./operations/deleteVpc.ts";
import { deleteVpcEndpoints } from "./operations/deleteVpcEndpoints.ts";
import { describeAddresses } from "./operations/describeAddresses.ts";
import { describeAvailabilityZones } from "./operations/describeAvailabilityZones.ts";
import { describeImages } from "./operations/describeImages.ts";
import { describeInstanceCreditSpecifications } from "./operations/describeInstanceCreditSpecifications.ts";
import { describeInstanceTypes } from "./operations/describeInstanceTypes.ts";
import { describeInstances } from "./operations/describeInstances.ts";
import { describeInternetGateways } from "./operations/describeInternetGateways.ts";
import { describeLaunchTemplates } from "./operations/describeLaunchTemplates.ts";
import { describeLaunchTemplateVersions } from "./operations/describeLaunchTemplateVersions.ts";
import { describeNatGateways } from "./operations/describeNatGateways.ts";
import { describeNetworkInterfaces } from "./operations/describeNetworkInterfaces.ts";
import { describeRegions } from "./operations/describeRegions.ts";
import { describeRouteTables } from "./operations/describeRouteTables.ts";
import { describeSecurityGroupRules } from "./operations/describeSecurityGroupRules.ts";
import { describeSecurityGroups } from "./operations/describeSecurityGroups.ts";
import { describeTags } from "./operations/describeTags.ts";
import { describeVpcEndpoints } from "./operations/describeVpcEndpoints.ts";
import { describeVpcs } from "./operations/describeVpcs.ts";
import { detachInternetGateway } from "./operations/detachInternetGateway.ts";
import { disassociateRouteTable } from "./operations/disassociateRouteTable.ts";
import { getConsoleOutput } from "./operations/getConsoleOutput.ts";
import { interruptSpotInstance, recommendRebalance } from "./operations/interruptSpotInstance.ts";
import { modifyInstanceAttribute } from "./operations/modifyInstanceAttribute.ts";
import { modifyInstanceCreditSpecification } from "./operations/modifyInstanceCreditSpecification.ts";
import { modifySecurityGroupRules } from "./operations/modifySecurityGroupRules.ts";
import { modifySubnetAttribute } from "./operations/modifySubnetAttribute.ts";
import { modifyVpcAttribute } from "./operations/modifyVpcAttribute.ts";
import { releaseAddress } from "./operations/releaseAddress.ts";
import { revokeSecurityGroupEgress } from "./operations/revokeSecurityGroupEgress.ts";
import { startInstances } from "./operations/startInstances.ts";
import { stopInstances } from "./operations/stopInstances.ts";

/** What EC2 does beside launching machines: it is fetched with the first call that needs it, see `late.ts`. */
export const ec2LateCode: Ec2LateCode = {
  creditsAsked,
  fromLaunchTemplate,
  operations: [
    allocateAddress,
    associateRouteTable,
    attachInternetGateway,
    authorizeSecurityGroupEgress,
    createInternetGateway,
    createLaunchTemplate,
    createNatGateway,
    createRoute,
    createRouteTable,
    createSubnet,
    createTags,
    createVpc,
    createVpcEndpoint,
    deleteInternetGateway,
    deleteLaunchTemplate,
    deleteNatGateway,
    deleteRoute,
    deleteRouteTable,
    deleteSecurityGroup,
    deleteSubnet,
    deleteTags,
    deleteVpc,
    deleteVpcEndpoints,
    describeAddresses,
    describeAvailabilityZones,
    describeImages,
    describeInstanceCreditSpecifications,
    describeInstanceTypes,
    describeInstances,
    describeInternetGateways,
    describeLaunchTemplates,
    describeLaunchTemplateVersions,
    describeNatGateways,
    describeNetworkInterfaces,
    describeRegions,
    describeRouteTables,
    describeSecurityGroupRules,
    describeSecurityGroups,
    describeTags,
    describeVpcEndpoints,
    describeVpcs,
    detachInternetGateway,
    disassociateRouteTable,
    getConsoleOutput,
    modifyInstanceAttribute,
    modifyInstanceCreditSpecification,
    modifySecurityGroupRules,
    modifySubnetAttribute,
    modifyVpcAttribute,
    releaseAddress,
    revokeSecurityGroupEgress,
    startInstances,
    stopInstances,
  ],
  spotOperations: [interruptSpotInstance, recommendRebalance],
};
