import { cloudMapArn } from "../../../../aws/arn.ts";
import type { AccountDescription, ServiceDescription } from "../../../../aws/account/description.ts";
import { clean } from "../../../../aws/clean.ts";
import type { ServiceConnectConfiguration, TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { type ConnectPort, portsIn } from "../../../../aws/rules/serviceConnect.ts";
import { errorIn } from "../../../../aws/validate.ts";
import type { View } from "../../../kernel/context.ts";
import { discoveryServiceNamed } from "../../servicediscovery/contract.ts";
import { namespaceNamed } from "../../servicediscovery/late/contract.ts";
import { discoveryRow } from "../../servicediscovery/restore/contract.ts";
import type { Registry } from "../discovery/discovery.ts";
import { registryIn } from "../discovery/registryFrom.ts";
import { ruled } from "../../ruled.ts";
import { invalidParameter } from "../refusals.ts";

/** How others find the tasks of a service or a deployment. */
export interface Found {
  readonly registry: Registry;
  readonly connect: FoundConnect | null;
}

/** What it has of Service Connect, in a namespace that is named by name or ARN. */
export interface FoundConnect {
  readonly namespace: string;
  readonly namespaceName: string;
  readonly ports: readonly ConnectPort[];
  readonly given: ServiceConnectConfiguration;
}

type Names = Pick<AccountDescription, "namespaces" | "discoveryServices" | "clusters">;
type Owner = Pick<ServiceDescription, "serviceRegistries" | "serviceConnect">;

interface Place {
  readonly view: View;
  readonly account: Names;
  readonly cluster: string;
  readonly definition: TaskDefinition;
}

/** Reads how tasks are found as CreateService would. Throws what it would answer. */
export function foundIn(owner: Owner, place: Place): Found {
  const asked = { serviceName: "x", serviceRegistries: owner.serviceRegistries, ...(owner.serviceConnect === null ? {} : { serviceConnectConfiguration: owner.serviceConnect }) };
  const problem = errorIn("ecs", "CreateService", asked);
  if (problem !== undefined) throw invalidParameter(problem.message);
  const { serviceRegistries = [], serviceConnectConfiguration: connect } = clean("ecs", "CreateService", asked);
  return { registry: registryOf(serviceRegistries, place), connect: connect === undefined || !connect.enabled ? null : connectOf(connect, place) };
}

function registryOf([first, another]: NonNullable<ServiceDescription["serviceRegistries"]>, { view, account, definition }: Place): Registry {
  if (first === undefined) return null;
  if (another !== undefined) throw invalidParameter("it has more than one service registry.");
  const serviceId = lastOf(first.registryArn ?? "");
  const registryArn = cloudMapArn("service", serviceId);
  const described = account.discoveryServices.find((one) => one.serviceId === serviceId);
  const service = described === undefined ? discoveryServiceNamed(view, registryArn) : discoveryRow(view, described);
  if (service === undefined) throw invalidParameter(`its registry ${serviceId} is no service of Cloud Map.`);
  return registryIn({ given: { ...first, registryArn }, service, taskDefinition: { definition } });
}

function connectOf(given: ServiceConnectConfiguration, { view, account, cluster, definition }: Place): FoundConnect {
  const own = account.clusters.find(({ clusterName }) => clusterName === cluster)?.serviceConnectNamespace ?? null;
  const asked = given.namespace ?? (own === null ? undefined : cloudMapArn("namespace", own));
  if (asked === undefined) throw invalidParameter("it takes part in Service Connect, and neither it nor its cluster names a namespace.");
  const namespace = asked.startsWith("arn:") ? cloudMapArn("namespace", lastOf(asked)) : asked;
  const described = account.namespaces.find(({ name, namespaceId }) => name === namespace || cloudMapArn("namespace", namespaceId) === namespace);
  const namespaceName = described?.name ?? namespaceNamed(view, namespace)?.name ?? (asked.startsWith("arn:") ? undefined : asked);
  if (namespaceName === undefined) throw invalidParameter(`its namespace ${asked} is not described.`);
  return { namespace, namespaceName, ports: ruled(() => portsIn(given, { definition, namespaceName })), given: { ...given, namespace: given.namespace === undefined ? namespaceName : namespace } };
}

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
