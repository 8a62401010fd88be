import { cloudMapArn } from "../../arn.ts";
import type { ServiceDescription } from "../../account/description.ts";
import type { ServiceConnectConfiguration, ServiceRegistry } from "../../generated/ecs.ts";
import { refusalOf } from "../../rules/refused.ts";
import { portsIn } from "../../rules/serviceConnect.ts";
import { checkRegistry } from "../../rules/serviceRegistry.ts";
import { errorIn } from "../../validate.ts";
import type { DraftDefinition } from "./definitions.ts";
import type { DiscoveryDraft } from "./discovery.ts";
import { type Fields, flagOf, partOf, partsOf, textOf, wholeOf } from "./fields.ts";
import type { Items } from "./items.ts";
import type { Report, Spot } from "./remark.ts";

interface Around {
  readonly items: Items;
  readonly discovery: DiscoveryDraft;
  readonly report: Report;
}

interface Owner {
  readonly cluster: string;
  readonly serviceName: string;
  readonly definition: DraftDefinition;
  readonly spot: Spot;
}

/** How others find the tasks of services, as far as the text tells of what they are registered in. */
export class FoundDraft {
  readonly #around: Around;
  /** Which service has a name of Service Connect, by the namespace and the name. */
  readonly #names = new Map<string, string>();

  constructor(around: Around) {
    this.#around = around;
  }

  registriesOf(service: Fields, { serviceName, definition, spot }: Owner): readonly ServiceRegistry[] {
    const { discovery, report } = this.#around;
    const [own] = partsOf(service, "serviceRegistries");
    if (own === undefined) return [];
    const arn = textOf(own, "registryArn", 2_048) ?? "";
    const registered = discovery.services.get(arn.slice(arn.lastIndexOf("/") + 1));
    const [port, containerPort] = [wholeOf(own, "port", PORT), wholeOf(own, "containerPort", PORT)];
    const containerName = textOf(own, "containerName");
    const given = { registryArn: cloudMapArn("service", registered?.serviceId ?? ""), ...(port === undefined ? {} : { port }), ...(containerName === undefined ? {} : { containerName }), ...(containerPort === undefined ? {} : { containerPort }) };
    const records = registered?.records.map(({ type }) => type) ?? [];
    const why = registered === undefined ? "The service of Cloud Map that it is registered in is not described (servicediscovery get-service tells of it)." : refusalOf(() => checkRegistry({ given, records, definition: definition.definition }));
    if (why === undefined) return [given];
    report.leftOut(spot, `Service ${serviceName}`, why);
    return [];
  }

  /** What a deployment has of Service Connect. */
  connectOf(deployment: Fields, owner: Owner): ServiceConnectConfiguration | null {
    const config = partOf(deployment, "serviceConnectConfiguration");
    if (flagOf(config, "enabled") !== true) return null;
    const { discovery, report } = this.#around;
    const said = textOf(config, "namespace", 2_048);
    const namespace = discovery.named(said ?? this.#usualNamespace(owner.cluster));
    const given = { ...config, ...(namespace === undefined ? {} : { namespace: said?.startsWith("arn:") === true ? cloudMapArn("namespace", namespace.namespaceId) : namespace.name }) };
    const why = namespace === undefined ? "Its namespace is not said." : (this.#problemOf(given, owner) ?? this.#taken(given, namespace.name, owner));
    if (why === undefined) return given as ServiceConnectConfiguration;
    report.leftOut(owner.spot, `Service ${owner.serviceName}`, `Service Connect: ${why}`);
    return null;
  }

  #problemOf(given: object, { definition }: Owner): string | undefined {
    const problem = errorIn("ecs", "CreateService", { serviceName: "x", serviceConnectConfiguration: given });
    return problem?.message ?? refusalOf(() => portsIn(given as ServiceConnectConfiguration, { definition: definition.definition, namespaceName: "" }));
  }

  /** Why its names cannot be its own; undefined: they are from now on. */
  #taken(given: object, namespaceName: string, { cluster, serviceName, definition }: Owner): string | undefined {
    const owner = `${cluster}/${serviceName}`;
    const ports = portsIn(given as ServiceConnectConfiguration, { definition: definition.definition, namespaceName });
    const names = ports.flatMap(({ discoveryName, aliases }) => [discoveryName, ...aliases.map(({ dnsName, port }) => `${dnsName}:${port}`)]);
    const other = names.find((name) => (this.#names.get(`${namespaceName} ${name}`) ?? owner) !== owner);
    if (other !== undefined) return `Its name ${other} is another service's.`;
    for (const name of names) this.#names.set(`${namespaceName} ${name}`, owner);
    return undefined;
  }

  #usualNamespace(cluster: string): string | undefined {
    const item = this.#around.items.cluster.find(({ fields }) => textOf(fields, "clusterName") === cluster);
    return textOf(partOf(item?.fields ?? {}, "serviceConnectDefaults"), "namespace", 2_048);
  }
}

const PORT = { least: 1, most: 65_535 };

/** What the proxies of a deployment are called: as its tasks show. */
export function proxyNameIn(items: Items, deploymentId: string): string | undefined {
  for (const { fields } of items.task) {
    if (textOf(fields, "startedBy") !== deploymentId) continue;
    const proxy = partsOf(fields, "containers").find((one) => textOf(one, "name")?.startsWith("ecs-service-connect-") === true);
    if (proxy !== undefined) return textOf(proxy, "name");
  }
  return undefined;
}

/** What has nothing of all that. */
export const NOT_FOUND = { serviceRegistries: [], serviceConnect: null } as const satisfies Partial<ServiceDescription>;
