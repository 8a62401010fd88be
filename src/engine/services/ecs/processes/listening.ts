import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import type { ProcessStart } from "../../../physics/contract.ts";
import type { ContainerState, NetworkBinding, TaskRow } from "../tables.ts";
import { machineOf } from "./taskRows.ts";

/**
 * Where the process of a container listens: on the ports of its machine that lead to it, or, in a task with a network
 * interface of its own, on the container's ports there.
 */
export function listening(
  view: View,
  { task, definition, bindings }: { readonly task: TaskRow; readonly definition: ContainerDefinition | undefined; readonly bindings: ContainerState["networkBindings"] },
): Pick<ProcessStart, "instanceId" | "host" | "ports"> {
  const instanceId = machineOf(view, task);
  const networkInterfaceId = task.networkInterface?.networkInterfaceId ?? null;
  if (networkInterfaceId !== null) return { instanceId, host: networkInterfaceId, ports: ownPorts(definition) };
  return { instanceId, host: instanceId, ports: bindings.map(({ hostPort, protocol }: NetworkBinding) => ({ port: hostPort, protocol })) };
}

function ownPorts(definition: ContainerDefinition | undefined): ProcessStart["ports"] {
  // A mapping without a port names a range: not simulated, and refused at registration.
  return (definition?.portMappings ?? []).flatMap(({ containerPort, protocol = "tcp" }) => (containerPort === undefined ? [] : [{ port: containerPort, protocol }]));
}
