import type { LoadBalancer, ServiceRegistry } from "../../../../aws/generated/ecs.ts";
import { checkRegistry } from "../../../../aws/rules/serviceRegistry.ts";
import type { View } from "../../../kernel/context.ts";
import { discoveryServiceNamed, type DiscoveryServiceRow } from "../../servicediscovery/contract.ts";
import { ruled } from "../../ruled.ts";
import { invalidParameter } from "../refusals.ts";
import type { TaskDefinitionRow } from "../tables.ts";
import type { Registry } from "./discovery.ts";

interface Asked {
  readonly given: ServiceRegistry;
  readonly service: Pick<DiscoveryServiceRow, "records">;
  readonly taskDefinition: Pick<TaskDefinitionRow, "definition">;
}

/**
 * The registry that a service asks for. Throws InvalidParameterException.
 */
export function registryFrom(
  view: View,
  given: readonly ServiceRegistry[],
  { taskDefinition, loadBalancers }: { readonly taskDefinition: TaskDefinitionRow; readonly loadBalancers: readonly LoadBalancer[] },
): Registry {
  const [first, another] = given;
  if (first === undefined) return null;
  // Assumed wordings, all three.
  if (another !== undefined) throw invalidParameter("A service can have at most one service registry.");
  if (loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined)) throw invalidParameter("Service discovery is not supported with a Classic Load Balancer.");
  const { registryArn = "" } = first;
  const service = discoveryServiceNamed(view, registryArn);
  if (service === undefined) throw invalidParameter(`The service registry could not be found. Registry: ${registryArn}`);
  return registryIn({ given: first, service, taskDefinition });
}

/** A registry that is asked for, where its service of Cloud Map is known. Throws InvalidParameterException. */
export function registryIn(asked: Asked): NonNullable<Registry> {
  const { given, service: { records }, taskDefinition: { definition } } = asked;
  ruled(() => checkRegistry({ given, records: records.map(({ type }) => type), definition }));
  const { registryArn = "", port = null, containerName = null, containerPort = null } = given;
  return { registryArn, port, containerName, containerPort };
}
