import { idOf } from "../../../aws/arn.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { tasksOnMachine } from "../../services/ecs/processes/taskRows.ts";
import type { ContainerState, TaskRow } from "../../services/ecs/tables.ts";
import { codeOf, type Road } from "./road.ts";
import { overburdened } from "./overburdened.ts";
import { passes, stops, type Finding, type Repair } from "./walk.ts";

/** Whether somebody has the port: of the instance, or of the task's own address. Health checks may go to another one. */
export function judgeHostPort(road: Road): Finding {
  const { port, probe, address, lost } = road;
  const name = String(port);
  const listener = listenerBehind(road, port);
  if (listener === null) {
    const where = address ?? road.holder?.instanceId ?? "the instance";
    return stops(name, `No container has port ${port} of ${where}: connections are refused (${lost.refused}).`, {
      reason: codeOf(road, "Target.FailedHealthChecks"),
      field: "RegisterTaskDefinition portMappings",
      repairs: otherPorts(road),
    });
  }
  const { container, containerPort } = listener;
  const way = address === null ? `Host port ${port} leads to container port ${containerPort}` : `${address} is the task's own address`;
  if (probe.port !== port && listenerBehind(road, probe.port) === null) {
    return {
      ...stops(name, `${way}, but health checks ask port ${probe.port}, which no container has.`, { reason: codeOf(road, "Target.FailedHealthChecks"), field: probe.field, repairs: [probe.ask(port)] }),
      verdict: "warns",
    };
  }
  return passes(name, `${way}; ${container.name} has it.`);
}

/** The ports that tasks on the instance have, where requests can be led there. */
function otherPorts({ view, holder, leadTo }: Road): readonly Repair[] {
  if (leadTo === null) return [];
  const ports = tasksOnMachine(view, holder?.instanceId ?? "").flatMap(({ containers }) => containers.flatMap(({ networkBindings }) => networkBindings.filter(({ protocol }) => protocol === "tcp").map(({ hostPort }) => hostPort)));
  return ports.slice(0, 1).map(leadTo);
}

/** Whether the container runs. */
export function judgeContainer(road: Road): Finding {
  const found = listenerBehind(road, road.port);
  if (found === null) return { ...stops("–", "There is no container behind the port."), verdict: "unreached" };
  const { task, container } = found;
  const says = `${container.name} of task ${idOf(task.taskArn)} is ${container.lastStatus}.`;
  return container.lastStatus === "RUNNING" && !container.gone ? passes(container.name, says) : stops(container.name, says, { reason: codeOf(road, "Target.FailedHealthChecks") });
}

/** What the process answers: to requests, and to the health checks. */
export function judgeProcess(road: Road): Finding {
  const { probe, lost } = road;
  const answer = knockAt(road, false);
  const asked = answerOf(road);
  const image = listenerBehind(road, road.port)?.container.image ?? "–";
  const name = answer.kind === "answered" ? `HTTP ${answer.status}` : image;
  if (answer.kind === "timeout") return stops(name, "The machine has no power: nobody answers.", { reason: codeOf(road, "Target.Timeout") });
  if (answer.kind === "refused") {
    return stops(name, `The process of ${image} does not listen: it is still starting, or it ended. Connections are refused (${lost.refused}).`, { reason: codeOf(road, "Target.FailedHealthChecks") });
  }
  if (asked.kind === "answered" && asked.status !== answer.status) {
    return { ...stops(`HTTP ${asked.status}`, `${image} answers ${asked.status} to requests, and ${answer.status} to health checks: the target stays healthy.`), verdict: "warns" };
  }
  const burden = asked.kind === "answered" && asked.status < 500 ? overburdened(road.view, listenerBehind(road, road.port)?.task.serviceArn ?? null) : null;
  if (burden !== null && (probe.codes === null || probe.takes(answer.status))) return { ...stops(name, `${image} answers ${answer.status}, but not to all. ${burden}`), verdict: "warns" };
  if (probe.codes === null) return passes(name, `${image} listens, which is all that the health check asks for.`);
  if (probe.takes(answer.status)) return passes(name, `${image} answers ${answer.status}, which the health check takes for good (${probe.codes}).`);
  return {
    ...stops(name, `${image} answers ${answer.status} to ${probe.path}, and the health check takes only ${probe.codes} for good.`, {
      reason: codeOf(road, "Target.ResponseCodeMismatch"),
      field: probe.field,
      repairs: probe.connect === null ? [] : [probe.connect],
    }),
    verdict: "warns",
  };
}

/** What a request that got there is answered with. */
export const answerOf = (road: Road): Knock => knockAt(road, true);

function knockAt({ view, holder, port, protocol }: Road, isRequest: boolean): Knock {
  return holder === undefined ? { kind: "timeout" } : knock(view, { ...holder, port, protocol, isRequest });
}

interface Listening {
  readonly task: TaskRow;
  readonly container: ContainerState;
  readonly containerPort: number;
}

/** The container that has a port at the end of a road; null: none has. */
function listenerBehind({ view, holder, address }: Road, port: number): Listening | null {
  for (const task of tasksOnMachine(view, holder?.instanceId ?? "")) {
    const found = address === null ? atHostPort(task, port) : atAddress(task, address, port);
    if (found !== null) return found;
  }
  return null;
}

/** The containers of such a task share its address; the first that runs answers for the port (assumed where several could). */
function atAddress(task: TaskRow, address: string, port: number): Listening | null {
  if (task.networkInterface?.privateIpv4Address !== address) return null;
  const container = task.containers.find(({ lastStatus }) => lastStatus === "RUNNING") ?? task.containers[0];
  return container === undefined ? null : { task, container, containerPort: port };
}

function atHostPort(task: TaskRow, port: number): Listening | null {
  for (const container of task.containers) {
    const binding = container.networkBindings.find(({ hostPort, protocol }) => hostPort === port && protocol === "tcp");
    if (binding !== undefined) return { task, container, containerPort: binding.containerPort };
  }
  return null;
}
