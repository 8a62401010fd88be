import type { ServiceConnectConfiguration } from "../../../../aws/generated/ecs.ts";
import type { ConnectAlias, ConnectPort } from "../../../../aws/rules/serviceConnect.ts";
import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { NamespaceRow } from "../lateTables.ts";

/** Such a port, once Cloud Map has a service for it. */
export interface ConnectEndpoint extends ConnectPort {
  readonly discoveryArn: string;
}

/** That a service takes part in Service Connect: as a client, and with endpoints as a server as well. */
export interface ConnectRow {
  /** A service's ARN: what it is to have; a deployment's id: what its tasks have. */
  readonly ownerId: string;
  readonly namespace: NamespaceRow;
  readonly endpoints: readonly ConnectEndpoint[];
  /** As it is described. */
  readonly given: ServiceConnectConfiguration;
}

/** An endpoint as the proxies of a deployment know it. Who its members are they hear at any time. */
export interface SeenEndpoint {
  readonly serviceArn: string;
  readonly discoveryName: string;
  readonly discoveryArn: string;
  readonly protocol: ConnectPort["protocol"];
  readonly aliases: readonly ConnectAlias[];
}

/** The endpoints there were when a deployment began: its tasks see these, and no other, as long as they live. */
export interface SightRow {
  readonly deploymentId: string;
  /** What the proxy container is called in each of its tasks. */
  readonly proxyName: string;
  readonly endpoints: readonly SeenEndpoint[];
  readonly since: SimTime;
}

export const connects = table<ConnectRow>("ecs.connects", "ownerId");
export const sights = table<SightRow>("ecs.connectSights", "deploymentId");

/** What services have, by the ARN of the namespace. */
export const connectsByNamespace = index("byNamespace", { table: connects, by: ({ ownerId, namespace }) => (ownerId.startsWith("arn:") ? namespace.arn : undefined) });
