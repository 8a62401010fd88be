import type { ContainerDefinition, PortMapping } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import type { TaskDefinitionRow } from "../tables.ts";
import { PROXY_IMAGE } from "./connect.ts";
import { connects, sights, type ConnectEndpoint } from "./tables.ts";

/**
 * The containers of tasks of a deployment: those of the definition wait until the proxy, which stands last, is healthy.
 * Of CPU and memory it takes its part from the task's own. ECS guide, "Service Connect".
 */
export function withProxy(view: View, deploymentId: string, { definition }: TaskDefinitionRow): readonly ContainerDefinition[] {
  const { proxyName } = view.need(sights, deploymentId);
  const { endpoints } = view.need(connects, deploymentId);
  const own = (definition.containerDefinitions ?? []).map((container) => ({
    ...container,
    dependsOn: [...(container.dependsOn ?? []), { containerName: proxyName, condition: "HEALTHY" as const }],
  }));
  const isAwsvpc = definition.networkMode === "awsvpc";
  const portMappings = endpoints.flatMap((endpoint) => (isAwsvpc ? ownPort(endpoint) : [{ containerPort: endpoint.containerPort, hostPort: 0 }]));
  return [...own, { name: proxyName, image: PROXY_IMAGE, essential: true, portMappings, healthCheck: HEALTH_CHECK }];
}

/** On an interface of the task's own the proxy hears what comes to the container's port without a port of its own. */
function ownPort({ ingressPortOverride }: ConnectEndpoint): readonly PortMapping[] {
  return ingressPortOverride === null ? [] : [{ containerPort: ingressPortOverride }];
}

/** Assumed: how soon the proxy is known to be well. */
const HEALTH_CHECK = { command: ["CMD-SHELL", "curl -s -o /dev/null http://localhost/health"], interval: 5, retries: 3 };
