import type { LoadBalancer, ServiceRegistry } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { discoveryServiceNamed, type DiscoveryServiceRow } from "../../servicediscovery/contract.ts";
import { invalidParameter } from "../refusals.ts";
import { hasContainerPort } from "../serviceRules.ts";
import type { TaskDefinitionRow } from "../tables.ts";
import type { Registry } from "./discovery.ts";

interface Asked {
  readonly given: ServiceRegistry;
  readonly service: DiscoveryServiceRow;
  readonly taskDefinition: TaskDefinitionRow;
}

/**
 * The registry that a service asks for. Throws InvalidParameterException. ECS guide, "Service discovery": which network
 * modes take which records. The wordings were observed unless marked.
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
  checkMode({ given: first, service, taskDefinition });
  const { port = null, containerName = null, containerPort = null } = first;
  return { registryArn, port, containerName, containerPort };
}

function checkMode(asked: Asked): void {
  const { networkMode = "bridge" } = asked.taskDefinition.definition;
  // Assumed wording.
  if (networkMode === "none") throw refused(asked, "Service discovery is not supported for the networkMode 'none'.");
  if (networkMode === "awsvpc") checkOwnInterface(asked);
  else checkHostPort(asked, networkMode);
  checkContainer(asked);
}

/** Of the instance's ports only an SRV record can tell, and which container it leads to must be said. */
function checkHostPort(asked: Asked, networkMode: string): void {
  const { given, service } = asked;
  // Assumed wording.
  if (service.records.some(({ type }) => type !== "SRV")) throw refused(asked, `The networkMode '${networkMode}' supports SRV records only.`);
  if (given.containerName !== undefined && given.containerPort !== undefined && given.port === undefined) return;
  throw refused(asked, "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.");
}

/** An A record has no port; an SRV record has one, given itself or by a container. */
function checkOwnInterface(asked: Asked): void {
  const { given, service } = asked;
  const named = (["containerName", "containerPort", "port"] as const).filter((member) => given[member] !== undefined);
  if (!service.records.some(({ type }) => type === "SRV")) {
    const [first] = named.toReversed().filter((member) => member !== "port");
    if (first === undefined) return;
    throw refused(asked, `The values specified for serviceRegistries do not require a value for '${first}'. Remove the value and retry.`);
  }
  const isOne = named.join() === "port" || named.join() === "containerName,containerPort";
  if (!isOne) throw refused(asked, "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both.");
}

function checkContainer(asked: Asked): void {
  const { given: { containerName, containerPort }, taskDefinition } = asked;
  if (containerName === undefined || containerPort === undefined) return;
  if (taskDefinition.definition.containerDefinitions?.some(({ name }) => name === containerName) !== true) {
    throw refused(asked, `The container ${containerName} is not valid. The value for 'containerName' must already be specified in the task definition.`);
  }
  if (hasContainerPort(taskDefinition, { containerName, containerPort })) return;
  // Assumed, after the one for the name.
  throw refused(asked, `The container port ${containerPort} is not valid. The value for 'containerPort' must already be specified in the task definition.`);
}

const refused = ({ given }: Asked, what: string) => invalidParameter(`${what} Registry: ${given.registryArn}`);
