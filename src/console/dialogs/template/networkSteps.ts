import { call } from "../../../aws/generated/api.ts";
import { AVAILABILITY_ZONES } from "../../../aws/region.ts";
import { by } from "../../../lib/compare.ts";
import type { Tables } from "../../store/replica.ts";
import { firstFree } from "../choices.ts";
import type { Step } from "../useSubmission.ts";
import { clusterOf, NEW, type TemplateDraft } from "./templateDraft.ts";

type Outputs = ReadonlyMap<string, unknown>;

/** A VPC with a public subnet in each of two zones, whose route table leads to an internet gateway; nothing for one that stands. */
export function networkSteps(draft: TemplateDraft): readonly Step[] {
  if (draft.vpc !== NEW) return [];
  const Name = `ECS ${clusterOf(draft)} - VPC`;
  const gateway = (outputs: Outputs) => idIn(outputs, "network gateway", "InternetGateway", "InternetGatewayId");
  const table = (outputs: Outputs) => idIn(outputs, "network routes", "RouteTable", "RouteTableId");
  return [
    { id: "network vpc", call: () => call("ec2", "CreateVpc", { CidrBlock: draft.cidr, TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: Name }] }] }) },
    { id: "network names", call: (outputs) => call("ec2", "ModifyVpcAttribute", { VpcId: vpcId(draft, outputs), EnableDnsHostnames: { Value: true } }) },
    ...PLACES.map((place) => ({
      id: subnetStep(place),
      call: (outputs: Outputs) => call("ec2", "CreateSubnet", { VpcId: vpcId(draft, outputs), CidrBlock: draft.subnetCidrs[place], AvailabilityZone: AVAILABILITY_ZONES[place] ?? "" }),
    })),
    ...PLACES.map((place) => ({
      id: `network public ${place}`,
      call: (outputs: Outputs) => call("ec2", "ModifySubnetAttribute", { SubnetId: madeSubnet(outputs, place), MapPublicIpOnLaunch: { Value: true } }),
    })),
    { id: "network gateway", call: () => call("ec2", "CreateInternetGateway", {}) },
    { id: "network attach", call: (outputs) => call("ec2", "AttachInternetGateway", { InternetGatewayId: gateway(outputs), VpcId: vpcId(draft, outputs) }) },
    { id: "network routes", call: (outputs) => call("ec2", "CreateRouteTable", { VpcId: vpcId(draft, outputs) }) },
    { id: "network route", call: (outputs) => call("ec2", "CreateRoute", { RouteTableId: table(outputs), DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway(outputs) }) },
    ...PLACES.map((place) => ({
      id: `network associate ${place}`,
      call: (outputs: Outputs) => call("ec2", "AssociateRouteTable", { RouteTableId: table(outputs), SubnetId: madeSubnet(outputs, place) }),
    })),
  ];
}

/** The two subnets of a new VPC. */
const PLACES = [0, 1] as const;
const subnetStep = (place: 0 | 1): string => `network subnet ${place}`;

/** A security group with the one rule that is asked for; nothing for one that stands. */
export function securityGroupSteps(draft: TemplateDraft, tables: Tables): readonly Step[] {
  if (draft.vpc !== NEW && draft.securityGroup !== NEW) return [];
  const { port, source } = draft;
  const GroupName = firstFree(`${clusterOf(draft)}-ecs`, new Set([...tables["ec2.securityGroups"].values()].map(({ groupName }) => groupName)));
  return [
    { id: GROUP, call: (outputs) => call("ec2", "CreateSecurityGroup", { GroupName, Description: "ECS Allowed Ports", VpcId: vpcId(draft, outputs) }) },
    ...(port === null
      ? []
      : [
          {
            id: `${GROUP} rule`,
            call: (outputs: Outputs) => call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: securityGroupId(draft, outputs), IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: source }),
          },
        ]),
  ];
}

const GROUP = "securityGroup";

/** The group of the instances: a new VPC has none of those that stand. */
export function securityGroupId(draft: TemplateDraft, outputs: Outputs): string {
  if (draft.vpc !== NEW && draft.securityGroup !== NEW) return draft.securityGroup;
  return idIn(outputs, GROUP, null, "GroupId");
}

/** Where the instances go: the new subnets, or all of the VPC that stands. */
export function subnetIds(draft: TemplateDraft, outputs: Outputs, tables: Tables): readonly string[] {
  if (draft.vpc === NEW) return PLACES.map((place) => madeSubnet(outputs, place));
  return subnetsOf(draft.vpc, tables);
}

/** The subnets of a VPC, zone by zone. */
export function subnetsOf(vpc: string, tables: Tables): readonly string[] {
  const rows = [...tables["ec2.subnets"].values()].filter((row) => row.vpcId === vpc);
  return rows.toSorted(by((row) => row.availabilityZone, (row) => row.subnetId)).map(({ subnetId }) => subnetId);
}

const vpcId = (draft: TemplateDraft, outputs: Outputs): string => (draft.vpc === NEW ? idIn(outputs, "network vpc", "Vpc", "VpcId") : draft.vpc);
const madeSubnet = (outputs: Outputs, place: 0 | 1): string => idIn(outputs, subnetStep(place), "Subnet", "SubnetId");

/** The id of what a step made; before that, what it will be stands in angle brackets. */
function idIn(outputs: Outputs, step: string, made: string | null, key: string): string {
  const output = membersOf(outputs.get(step));
  const id = (made === null ? output : membersOf(output[made]))[key];
  return typeof id === "string" ? id : `<${key}>`;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
