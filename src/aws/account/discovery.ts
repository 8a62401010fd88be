import { age, awsId } from "./parts.ts";
import { listOf, maybe, oneOf, type ReadBy, record, text, whole } from "./reader.ts";

export type NamespaceDescription = ReadBy<typeof namespace>;
export type DiscoveryServiceDescription = ReadBy<typeof service>;

const name = text({ most: 1_024, of: /^[!-~]+$/ });
const words = maybe(text({ most: 1_024 }));

const namespace = record({
  namespaceId: awsId("ns"),
  name,
  type: oneOf("DNS_PRIVATE", "DNS_PUBLIC", "HTTP"),
  description: words,
  /** Of a private one: whose resolver answers for it. */
  vpcId: maybe(awsId("vpc")),
  hostedZoneId: maybe(text({ most: 64 })),
  soaTtlSeconds: whole(0, 2_147_483_647),
  createdAgo: age,
});

/** `type` and `resourcePath` are those of a check of Cloud Map's own; null: ECS tells how its tasks are. */
const healthCheck = record({ type: maybe(oneOf("HTTP", "HTTPS", "TCP")), resourcePath: maybe(text({ most: 255 })), failureThreshold: whole(1, 10) });

const service = record({
  serviceId: awsId("srv"),
  namespaceId: awsId("ns"),
  name,
  description: words,
  routingPolicy: oneOf("MULTIVALUE", "WEIGHTED"),
  records: listOf(record({ type: oneOf("A", "AAAA", "SRV", "CNAME"), ttlSeconds: whole(0, 2_147_483_647) }), 4),
  healthCheck: maybe(healthCheck),
  creatorRequestId: maybe(text({ most: 64 })),
  createdAgo: age,
});

/** What a description says of Cloud Map. Which tasks are registered there follows from the tasks. */
export const discoveryParts = { namespaces: listOf(namespace, 50), discoveryServices: listOf(service, 5_000) };
