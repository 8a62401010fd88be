import { address, age, awsId, id, SOME, tags, zone } from "./parts.ts";
import { flag, listOf, maybe, oneOf, type ReadBy, record, text, usually, whole } from "./reader.ts";

export type VpcDescription = ReadBy<typeof vpc>;
export type SubnetDescription = ReadBy<typeof subnet>;
export type SecurityGroupDescription = ReadBy<typeof securityGroup>;
export type RuleDescription = ReadBy<typeof rule>;
export type RouteTableDescription = ReadBy<typeof routeTable>;
export type InternetGatewayDescription = ReadBy<typeof internetGateway>;
export type ElasticAddressDescription = ReadBy<typeof elasticAddress>;
export type NatGatewayDescription = ReadBy<typeof natGateway>;
export type InstanceDescription = ReadBy<typeof instance>;
export type NetworkInterfaceDescription = ReadBy<typeof networkInterface>;

const block = text({ most: 18, of: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)[./]){4}(?:[89]|1\d|2[0-8])$/ });

/** Of any length: of addresses that packets come from or go to. */
const anyBlock = text({ most: 18, of: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)[./]){4}(?:\d|[12]\d|3[0-2])$/ });

const vpc = record({ vpcId: awsId("vpc"), cidrBlock: block, isDefault: usually(false, flag), tags });

const subnet = record({ subnetId: awsId("subnet"), vpcId: awsId("vpc"), availabilityZone: zone, cidrBlock: block, mapPublicIpOnLaunch: usually(true, flag), tags });

const portOrType = whole(-1, 65_535);

/** One peer of one direction, who is a block of addresses or a security group. */
const rule = record({
  /** null: EC2 has not told it. */
  ruleId: maybe(awsId("sgr")),
  /** `-1` stands for all. */
  ipProtocol: text({ most: 8, of: /^(?:tcp|udp|icmp|icmpv6|-1|\d{1,3})$/ }),
  fromPort: maybe(portOrType),
  toPort: maybe(portOrType),
  cidrIp: maybe(anyBlock),
  cidrIpv6: maybe(text({ most: 43, of: /^[0-9a-fA-F:]{2,39}\/\d{1,3}$/ })),
  sourceGroupId: maybe(awsId("sg")),
  ruleDescription: maybe(text()),
});

/** Rules of one direction; null: they are not described, and everybody may pass. */
const rules = maybe(listOf(rule, SOME));

const securityGroup = record({ groupId: awsId("sg"), groupName: text(), vpcId: awsId("vpc"), description: maybe(text()), ingress: rules, egress: rules, tags });

/** A gateway or an endpoint, whether it still is there or not. */
const routeTarget = text({ most: 64, of: /^(?:local|(?:igw|nat|vpce)-[0-9a-z]{1,60})$/ });

const routeTable = record({
  routeTableId: awsId("rtb"),
  vpcId: awsId("vpc"),
  routes: listOf(record({ destination: text({ most: 64, of: /^(?:[\d.]{7,15}\/\d{1,2}|pl-[0-9a-z]{1,60})$/ }), target: routeTarget }), SOME),
  /** The subnets that use it; null: those of its VPC that have none. */
  associations: listOf(record({ associationId: awsId("rtbassoc"), subnetId: maybe(awsId("subnet")) }), 1_000),
  tags,
});

const internetGateway = record({ internetGatewayId: awsId("igw"), vpcId: maybe(awsId("vpc")), tags });

const elasticAddress = record({ allocationId: awsId("eipalloc"), publicIp: address, tags });

const natGateway = record({
  natGatewayId: awsId("nat"),
  subnetId: awsId("subnet"),
  state: oneOf("pending", "available"),
  /** null: it is private. */
  allocationId: maybe(awsId("eipalloc")),
  networkInterfaceId: awsId("eni"),
  privateIpAddress: address,
  tags,
  createdAgo: age,
});

const instance = record({
  instanceId: text({ most: 64, of: /^i-[0-9a-f]{1,60}$/ }),
  instanceType: text({ most: 64 }),
  imageId: text({ most: 64 }),
  subnetId: awsId("subnet"),
  privateIpAddress: address,
  hasPublicIp: usually(true, flag),
  securityGroupIds: listOf(awsId("sg"), 16),
  state: oneOf("running", "stopped", "terminated"),
  iamInstanceProfile: maybe(text({ most: 2_048 })),
  tags,
  launchedAgo: age,
});

/** Of a task, while it has one; those that instances are born with go without saying. */
const networkInterface = record({
  networkInterfaceId: awsId("eni"),
  subnetId: awsId("subnet"),
  privateIpAddress: address,
  macAddress: text({ most: 17 }),
  securityGroupIds: listOf(awsId("sg"), 16),
  instanceId: text({ most: 64 }),
  /** Of the attachment: what its description names. */
  attachmentId: id,
  createdAgo: age,
});

/** What a description says of EC2. */
export const networkParts = {
  vpcs: listOf(vpc, SOME),
  subnets: listOf(subnet, 1_000),
  securityGroups: listOf(securityGroup, 2_500),
  routeTables: listOf(routeTable, 2_000),
  internetGateways: listOf(internetGateway, SOME),
  elasticAddresses: listOf(elasticAddress, 1_000),
  natGateways: listOf(natGateway, 500),
  instances: listOf(instance, 20_000),
  networkInterfaces: listOf(networkInterface, 100_000),
};
