import { lateOperations } from "../late.ts";

/** What few sessions ask EC2 for at once: what only reads, networks other than the default one, tags, stops and starts. */
export const ec2Late = lateOperations("ec2", [
  "AllocateAddress", "AssociateRouteTable", "AttachInternetGateway", "AuthorizeSecurityGroupEgress",
  "CreateInternetGateway", "CreateNatGateway", "CreateRoute", "CreateRouteTable", "CreateSubnet", "CreateTags",
  "CreateVpc", "CreateVpcEndpoint", "DeleteInternetGateway", "DeleteNatGateway", "DeleteRoute", "DeleteRouteTable",
  "DeleteSecurityGroup", "DeleteSubnet", "DeleteTags", "DeleteVpc", "DeleteVpcEndpoints", "DescribeAddresses",
  "DescribeAvailabilityZones", "DescribeImages", "DescribeInstanceTypes", "DescribeInstances",
  "DescribeInternetGateways", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRegions",
  "DescribeRouteTables", "DescribeSecurityGroupRules", "DescribeSecurityGroups", "DescribeTags",
  "DescribeVpcEndpoints", "DescribeVpcs", "DetachInternetGateway", "DisassociateRouteTable", "GetConsoleOutput",
  "ModifyInstanceAttribute", "ModifySecurityGroupRules", "ModifySubnetAttribute", "ModifyVpcAttribute",
  "ReleaseAddress", "RevokeSecurityGroupEgress", "StartInstances", "StopInstances",
]);
