import { lateOperations } from "../late.ts";

/** What few sessions ask EC2 for: networks other than the default one, and tags. */
export const ec2Late = lateOperations("ec2", [
  "AllocateAddress", "AssociateRouteTable", "AttachInternetGateway", "AuthorizeSecurityGroupEgress",
  "CreateInternetGateway", "CreateNatGateway", "CreateRoute", "CreateRouteTable", "CreateSubnet", "CreateTags",
  "CreateVpc", "CreateVpcEndpoint", "DeleteInternetGateway", "DeleteNatGateway", "DeleteRoute", "DeleteRouteTable",
  "DeleteSubnet", "DeleteTags", "DeleteVpc", "DeleteVpcEndpoints", "DescribeAddresses", "DescribeInternetGateways",
  "DescribeNatGateways", "DescribeRouteTables", "DescribeSecurityGroupRules", "DescribeTags", "DescribeVpcEndpoints",
  "DetachInternetGateway", "DisassociateRouteTable", "ModifyInstanceAttribute", "ModifySecurityGroupRules",
  "ModifySubnetAttribute", "ModifyVpcAttribute", "ReleaseAddress", "RevokeSecurityGroupEgress",
]);
