import type { Tables } from "../../store/replica.ts";

/** A name of Service Connect, and which services' tasks know it. */
export interface ConnectName {
  readonly alias: string;
  readonly serviceArn: string;
  readonly seenBy: readonly string[];
  readonly unseenBy: readonly string[];
}

/** Every alias that there is. No DNS knows it: a task knows those that there were when its deployment began. */
export function connectNames(tables: Tables): readonly ConnectName[] {
  const services = [...tables["ecs.connects"].values()].filter(({ ownerId }) => ownerId.startsWith("arn:"));
  const primary = new Map([...tables["ecs.deployments"].values()].flatMap(({ serviceArn, status, deploymentId }) => (status === "PRIMARY" ? [[serviceArn, deploymentId]] : [])));
  return services.flatMap(({ ownerId: serviceArn, namespace, endpoints }) =>
    endpoints.flatMap(({ discoveryArn, aliases }) =>
      aliases.map(({ dnsName, port }) => {
        const sees = ({ ownerId }: { readonly ownerId: string }) =>
          tables["ecs.connectSights"].get(primary.get(ownerId) ?? "")?.endpoints.some((one) => one.discoveryArn === discoveryArn && one.aliases.some((alias) => alias.dnsName === dnsName && alias.port === port)) === true;
        const near = services.filter((one) => one.namespace.arn === namespace.arn);
        return { alias: `${dnsName}:${port}`, serviceArn, seenBy: near.filter(sees).map(({ ownerId }) => ownerId), unseenBy: near.filter((one) => !sees(one)).map(({ ownerId }) => ownerId) };
      }),
    ),
  );
}
