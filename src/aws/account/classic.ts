import { age, awsId, port, SOME, tags, words } from "./parts.ts";
import { flag, listOf, maybe, oneOf, type ReadBy, record, text, whole } from "./reader.ts";

export type ClassicBalancerDescription = ReadBy<typeof classicBalancer>;
export type ClassicInstanceDescription = ReadBy<typeof classicInstance>;

const name = text({ most: 32, of: /^[A-Za-z0-9-]{1,32}$/ });
const protocol = oneOf("HTTP", "HTTPS", "TCP", "SSL");

const classicBalancer = record({
  name,
  dnsName: text(),
  scheme: oneOf("internet-facing", "internal"),
  subnetIds: listOf(awsId("subnet"), SOME),
  securityGroupIds: listOf(awsId("sg"), SOME),
  listeners: listOf(record({ protocol, loadBalancerPort: port, instanceProtocol: protocol, instancePort: port, certificateId: maybe(words) }), SOME),
  healthCheck: record({
    /** `HTTP:80/ping` */
    target: text({ most: 1_024 }),
    intervalSeconds: whole(5, 300),
    timeoutSeconds: whole(2, 60),
    unhealthyThreshold: whole(2, 10),
    healthyThreshold: whole(2, 10),
  }),
  isCrossZone: flag,
  drainSeconds: maybe(whole(1, 3_600)),
  idleTimeoutSeconds: whole(1, 4_000),
  tags,
  createdAgo: age,
});

/** An instance that is registered, with its health as DescribeInstanceHealth tells it. */
const classicInstance = record({
  loadBalancer: name,
  instanceId: text({ most: 64 }),
  state: oneOf("InService", "OutOfService"),
  reasonCode: oneOf("ELB", "Instance", "N/A"),
  description: words,
});

/** Classic Load Balancers, as members of an account. */
export const classicParts = { classicBalancers: listOf(classicBalancer, 50), classicInstances: listOf(classicInstance, 20_000) };
