import type { RunInstancesRequest } from "../../../aws/generated/ec2.ts";
import { assert } from "../../../lib/assert.ts";
import type { View } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateOperations } from "../late.ts";
import type { creditsAsked } from "./credits/creditsAsked.ts";

/** What comes late (`lateCode.ts`): whole operations, and a part of RunInstances. */
export interface Ec2LateCode {
  readonly operations: readonly Operation[];
  readonly spotOperations: readonly Operation[];
  readonly fromLaunchTemplate: (view: View, input: RunInstancesRequest) => RunInstancesRequest;
  readonly creditsAsked: typeof creditsAsked;
}

/** What few sessions ask EC2 for at once: what only reads, networks other than the default one, tags, stops and starts. */
export const ec2Late = lateOperations("ec2", [
  "AllocateAddress", "AssociateRouteTable", "AttachInternetGateway", "AuthorizeSecurityGroupEgress",
  "CreateInternetGateway", "CreateLaunchTemplate", "CreateNatGateway", "CreateRoute", "CreateRouteTable",
  "CreateSubnet", "CreateTags", "CreateVpc", "CreateVpcEndpoint", "DeleteInternetGateway", "DeleteLaunchTemplate",
  "DeleteNatGateway", "DeleteRoute", "DeleteRouteTable", "DeleteSecurityGroup", "DeleteSubnet", "DeleteTags",
  "DeleteVpc", "DeleteVpcEndpoints", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeImages",
  "DescribeInstanceCreditSpecifications", "DescribeInstanceTypes", "DescribeInstances", "DescribeInternetGateways", "DescribeLaunchTemplateVersions",
  "DescribeLaunchTemplates", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRegions",
  "DescribeRouteTables", "DescribeSecurityGroupRules", "DescribeSecurityGroups", "DescribeTags",
  "DescribeVpcEndpoints", "DescribeVpcs", "DetachInternetGateway", "DisassociateRouteTable", "GetConsoleOutput",
  "ModifyInstanceAttribute", "ModifyInstanceCreditSpecification", "ModifySecurityGroupRules", "ModifySubnetAttribute", "ModifyVpcAttribute",
  "ReleaseAddress", "RevokeSecurityGroupEgress", "StartInstances", "StopInstances",
]);

/** What the market does with instances of Spot. Operations of physics, for markets are nature. */
export const spotOperations = lateOperations("physics", ["InterruptSpotInstance", "RecommendRebalance"]);

let parts: Ec2LateCode | undefined;

/** Hands in the code. A session with a call that needs it must not be opened before. */
export function provideEc2(code: Ec2LateCode): void {
  parts = code;
  ec2Late.provide(code.operations);
  spotOperations.provide(code.spotOperations);
}

/** What RunInstances needs for a launch template or a credit option. */
export function lateLaunch(): Pick<Ec2LateCode, "fromLaunchTemplate" | "creditsAsked"> {
  assert(parts !== undefined, "the late code of ec2 was not handed in");
  return parts;
}

/** Whether a call needs the late code: one of its operations, or a launch by a template or with a credit option. */
export function needsLateEc2({ service, operation, input }: { readonly service: string; readonly operation: string; readonly input: unknown }): boolean {
  return ec2Late.isFor({ service, operation }) || spotOperations.isFor({ service, operation }) || (operation === "RunInstances" && typeof input === "object" && input !== null && ("LaunchTemplate" in input || "CreditSpecification" in input));
}
