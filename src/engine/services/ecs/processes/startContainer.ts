import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { startProcess } from "../../../physics/contract.ts";
import { prepareContainer } from "../taskResources/late.ts";
import { takeDynamicPort } from "../resources.ts";
import { taskDefinitions, type ContainerState, type NetworkBinding, type TaskRow } from "../tables.ts";
import { checkContainer, startTimesOut } from "../timers.ts";
import { askAsApp } from "./appCalls.ts";
import { beatAfter } from "./healthCheck.ts";
import { listening } from "./listening.ts";
import { changeContainer, containerDefinitionsOf } from "./taskRows.ts";

/** Starts a container whose image is there: binds its ports, starts its process, and sets the clock of its checks. */
export function startContainer(ctx: Context, task: TaskRow, container: ContainerState): void {
  const { containerArn } = container;
  const at = { containerArn, taskArn: task.taskArn };
  const definition = containerDefinitionsOf(ctx, task).find(({ name }) => name === container.name);
  if (!prepareContainer(ctx, task, container, definition)) return;
  const networkBindings = bindings(ctx, task, definition);
  if (networkBindings === undefined) {
    // ecs-agent, ephemeral_ports.go.
    const reason = "CannotStartContainerError: a host port is unavailable";
    changeContainer(ctx, at, { lastStatus: "STOPPED", gone: true, stoppedAt: ctx.now, reason });
    return;
  }
  changeContainer(ctx, at, { lastStatus: "RUNNING", startedAt: ctx.now, networkBindings });
  startProcess(ctx, { processId: containerArn, image: container.image, ...listening(ctx, { task, definition, bindings: networkBindings }) });
  askAsApp(ctx, task, container);
  if (definition?.healthCheck !== undefined) ctx.schedule(checkContainer, containerArn, beatAfter(definition.healthCheck, 0, 1));
  if (definition?.startTimeout !== undefined) ctx.schedule(startTimesOut, containerArn, seconds(definition.startTimeout));
}

/** Which ports of the instance lead to the container; undefined when the dynamic ones are used up. ECS API, PortMapping. */
function bindings(
  ctx: Context,
  task: TaskRow,
  definition: ContainerDefinition | undefined,
): readonly NetworkBinding[] | undefined {
  const { networkMode } = ctx.need(taskDefinitions, task.taskDefinitionArn).definition;
  if (networkMode === "awsvpc") return []; // Its ports are those of its own interface.
  const bound: NetworkBinding[] = [];
  for (const { containerPort, hostPort, protocol } of definition?.portMappings ?? []) {
    if (containerPort === undefined) continue; // A range of ports: not simulated, and refused at registration.
    const fixed = networkMode === "host" ? containerPort : hostPort;
    const port = fixed === undefined || fixed === 0 ? takeDynamicPort(ctx, task.containerInstanceArn) : fixed;
    if (port === undefined) return undefined;
    bound.push({ bindIP: "0.0.0.0", containerPort, hostPort: port, protocol: protocol ?? "tcp" });
  }
  return bound;
}
