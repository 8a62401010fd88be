import type { Rows } from "../../../../bridge/protocol.ts";
import { isFailedFlow } from "../../../store/flowFates.ts";
import type { Tables } from "../../../store/replica.ts";

/** An endpoint under one of its names. */
export interface NamedEndpoint {
  readonly key: string;
  /** `orders:80` */
  readonly alias: string;
  readonly serviceArn: string;
}

/** What a service has of Service Connect, and what its tasks know of others. */
export interface ConnectFacts {
  readonly namespace: string;
  readonly serves: readonly { readonly alias: string; readonly portName: string; readonly containerPort: number; readonly protocol: string }[];
  /** What tasks of its newest deployment see. */
  readonly sees: readonly NamedEndpoint[];
  /** What there is by now, and they do not see. */
  readonly misses: readonly NamedEndpoint[];
  /** When that deployment began; null: there is none. */
  readonly since: number | null;
}

/** null: it takes no part. */
export function connectFacts(serviceArn: string, tables: Tables): ConnectFacts | null {
  const row = tables["ecs.connects"].get(serviceArn);
  if (row === undefined) return null;
  const deployments = [...tables["ecs.deployments"].values()].filter((one) => one.serviceArn === serviceArn && one.status === "PRIMARY");
  const sight = tables["ecs.connectSights"].get(deployments[0]?.deploymentId ?? "");
  const sees = (sight?.endpoints ?? []).flatMap(named);
  const known = new Set(sees.map(({ key }) => key));
  const others = [...tables["ecs.connects"].values()].filter(({ ownerId, namespace }) => ownerId.startsWith("arn:") && namespace.arn === row.namespace.arn);
  const there = others.flatMap(({ ownerId, endpoints }) => endpoints.flatMap((one) => named({ ...one, serviceArn: ownerId })));
  return {
    namespace: row.namespace.name,
    serves: row.endpoints.flatMap(({ aliases, portName, containerPort, protocol }) => aliases.map((alias) => ({ alias: `${alias.dnsName}:${alias.port}`, portName, containerPort, protocol }))),
    sees,
    misses: there.filter(({ key }) => !known.has(key)),
    since: sight?.since ?? null,
  };
}

type Named = Pick<Rows["ecs.connectSights"]["endpoints"][number], "serviceArn" | "discoveryArn" | "aliases">;

function named({ serviceArn, discoveryArn, aliases }: Named): readonly NamedEndpoint[] {
  return aliases.map(({ dnsName, port }) => ({ key: `${discoveryArn}|${dnsName}:${port}`, alias: `${dnsName}:${port}`, serviceArn }));
}

/** A load that a service puts on a name, and how it fares. */
export interface LoadFacts {
  readonly key: string;
  readonly name: string;
  readonly requestsPerSecond: number;
  /** null: it is constant. */
  readonly follows: Rows["ecs.serviceLoads"]["follows"] & object | null;
  readonly ends: readonly { readonly key: string; readonly targetServiceArn: string | null; readonly says: string; readonly fails: boolean; readonly requestsPerSecond: number; readonly takers: number; readonly answerMillis: number | null }[];
}

/** What the tasks of a service send, in the order in which it was put. */
export function loadsOf(serviceArn: string, tables: Tables): readonly LoadFacts[] {
  const flows = [...tables["ecs.serviceFlows"].values()];
  return [...tables["ecs.serviceLoads"].values()].filter((load) => load.serviceArn === serviceArn).map(({ loadKey, name, port, requestsPerSecond, follows = null }) => ({
    key: loadKey,
    name: `${name}:${port}`,
    requestsPerSecond,
    follows,
    ends: flows.filter((flow) => flow.loadKey === loadKey && flow.thousandthsPerSecond > 0).map(({ flowKey, targetServiceArn, fate, thousandthsPerSecond, takers, answerMillis = null }) => ({
      key: flowKey,
      targetServiceArn,
      says: FATES[fate],
      fails: isFailedFlow({ fate }),
      requestsPerSecond: thousandthsPerSecond / 1000,
      takers,
      answerMillis,
    })),
  }));
}

type Fate = Rows["ecs.serviceFlows"]["fate"];

const FATES: Readonly<Record<Fate, string>> = {
  HTTPCode_Target_2XX_Count: "2XX",
  HTTPCode_Target_3XX_Count: "3XX",
  HTTPCode_Target_4XX_Count: "4XX",
  HTTPCode_Target_5XX_Count: "5XX",
  NewConnectionCount: "connected",
  nameNotFound: "nobody knows the name",
  staleAddress: "the address is nobody's any more",
  connectionTimedOut: "timed out",
  connectionRefused: "refused",
  noEndpoint: "no task takes them",
};
