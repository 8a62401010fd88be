import type { ServiceRegistry, TaskDefinition } from "../generated/ecs.ts";
import { Refused } from "./refused.ts";

interface Asked {
  readonly given: ServiceRegistry;
  /** The types of the records that the service of Cloud Map makes. */
  readonly records: readonly string[];
  readonly definition: TaskDefinition;
}

/**
 * Refuses a registry that does not suit a task definition. ECS guide, "Service discovery": which network modes take which
 * records. The wordings were observed unless marked.
 */
export function checkRegistry(asked: Asked): void {
  const { networkMode = "bridge" } = asked.definition;
  // Assumed wording.
  if (networkMode === "none") throw refused(asked, "Service discovery is not supported for the networkMode 'none'.");
  if (networkMode === "awsvpc") checkOwnInterface(asked);
  else checkHostPort(asked, networkMode);
  checkContainer(asked);
}

/** Of the instance's ports only an SRV record can tell, and which container it leads to must be said. */
function checkHostPort(asked: Asked, networkMode: string): void {
  const { given, records } = asked;
  // Assumed wording.
  if (records.some((type) => type !== "SRV")) throw refused(asked, `The networkMode '${networkMode}' supports SRV records only.`);
  if (given.containerName !== undefined && given.containerPort !== undefined && given.port === undefined) return;
  throw refused(asked, "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.");
}

/** An A record has no port; an SRV record has one, given itself or by a container. */
function checkOwnInterface(asked: Asked): void {
  const { given, records } = asked;
  const named = (["containerName", "containerPort", "port"] as const).filter((member) => given[member] !== undefined);
  if (!records.includes("SRV")) {
    const [first] = named.toReversed().filter((member) => member !== "port");
    if (first === undefined) return;
    throw refused(asked, `The values specified for serviceRegistries do not require a value for '${first}'. Remove the value and retry.`);
  }
  const isOne = named.join() === "port" || named.join() === "containerName,containerPort";
  if (!isOne) throw refused(asked, "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both.");
}

function checkContainer(asked: Asked): void {
  const { given: { containerName, containerPort }, definition: { containerDefinitions = [] } } = asked;
  if (containerName === undefined || containerPort === undefined) return;
  const container = containerDefinitions.find(({ name }) => name === containerName);
  if (container === undefined) throw refused(asked, `The container ${containerName} is not valid. The value for 'containerName' must already be specified in the task definition.`);
  if (container.portMappings?.some((mapping) => mapping.containerPort === containerPort) === true) return;
  // Assumed, after the one for the name.
  throw refused(asked, `The container port ${containerPort} is not valid. The value for 'containerPort' must already be specified in the task definition.`);
}

const refused = ({ given }: Asked, what: string): Refused => new Refused("InvalidParameterException", `${what} Registry: ${given.registryArn}`);
