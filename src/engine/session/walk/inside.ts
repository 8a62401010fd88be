import { idOf } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { instancesByEc2Id, liveTasksByInstance, type ContainerState, type TaskRow } from "../../services/ecs/tables.ts";
import { matchesCode } from "../../services/elbv2/matcher.ts";
import { holderOf, transportOf, type TargetGroupRow, type TargetRow } from "../../services/elbv2/contract.ts";
import { passes, stops, type Finding } from "./walk.ts";
import type { Road } from "./walkRoad.ts";

/** Whether somebody has the port: of the instance, or of the task's own address. */
export function judgeHostPort({ view, group, target }: Road): Finding {
  const name = String(target.port);
  const listener = listenerBehind(view, target, group);
  if (listener === null) {
    return stops(name, `No container has port ${target.port} of ${target.targetId}: connections are refused (502).`, { reason: "Target.FailedHealthChecks", field: "RegisterTaskDefinition portMappings" });
  }
  const { container, containerPort } = listener;
  const way = group.targetType === "ip" ? `${target.targetId} is the task's own address` : `Host port ${target.port} leads to container port ${containerPort}`;
  return passes(name, `${way}; ${container.name} has it.`);
}

/** Whether the container runs. */
export function judgeContainer({ view, group, target }: Road): Finding {
  const found = listenerBehind(view, target, group);
  if (found === null) return { ...stops("–", "There is no container behind the port."), verdict: "unreached" };
  const { task, container } = found;
  const says = `${container.name} of task ${idOf(task.taskArn)} is ${container.lastStatus}.`;
  return container.lastStatus === "RUNNING" && !container.gone ? passes(container.name, says) : stops(container.name, says, { reason: "Target.FailedHealthChecks" });
}

/** What the process answers: to requests, and to the health checks. */
export function judgeProcess({ view, group, target }: Road): Finding {
  const answer = answerOf(view, target, group);
  const image = listenerBehind(view, target, group)?.container.image ?? "–";
  const name = answer.kind === "answered" ? `HTTP ${answer.status}` : image;
  if (answer.kind === "timeout") return stops(name, "The machine has no power: nobody answers.", { reason: "Target.Timeout" });
  if (answer.kind === "refused") {
    return stops(name, `The process of ${image} does not listen: it is still starting, or it ended. Connections are refused (502).`, { reason: "Target.FailedHealthChecks" });
  }
  const { matcherHttpCode: matcher } = group;
  if (matcher === null) return passes(name, `${image} listens, which is all that the health check asks for.`);
  if (matchesCode(matcher, answer.status)) return passes(name, `${image} answers ${answer.status}, which the health check takes for good (${matcher}).`);
  return {
    ...stops(name, `${image} answers ${answer.status} to ${group.healthCheckPath}, and the health check takes only ${matcher} for good.`, {
      reason: "Target.ResponseCodeMismatch",
      field: "ModifyTargetGroup Matcher, HealthCheckPath",
    }),
    verdict: "warns",
  };
}

/** What a connection that got there is answered with. */
export function answerOf(view: View, target: TargetRow, group: TargetGroupRow): Knock {
  const holder = holderOf(view, target, group);
  return holder === undefined ? { kind: "timeout" } : knock(view, { ...holder, port: target.port, protocol: transportOf(group) });
}

interface Listening {
  readonly task: TaskRow;
  readonly container: ContainerState;
  readonly containerPort: number;
}

/** The container that has the port of a target; null: none has. */
function listenerBehind(view: View, target: TargetRow, group: TargetGroupRow): Listening | null {
  const instanceId = holderOf(view, target, group)?.instanceId ?? "";
  for (const { containerInstanceArn } of view.where(instancesByEc2Id, instanceId)) {
    for (const task of view.where(liveTasksByInstance, containerInstanceArn)) {
      const found = group.targetType === "ip" ? atAddress(task, target) : atHostPort(task, target);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The containers of such a task share its address; the first that runs answers for the port (assumed where several could). */
function atAddress(task: TaskRow, { targetId, port }: TargetRow): Listening | null {
  if (task.networkInterface?.privateIpv4Address !== targetId) return null;
  const container = task.containers.find(({ lastStatus }) => lastStatus === "RUNNING") ?? task.containers[0];
  return container === undefined ? null : { task, container, containerPort: port };
}

function atHostPort(task: TaskRow, { port }: TargetRow): Listening | null {
  for (const container of task.containers) {
    const binding = container.networkBindings.find(({ hostPort, protocol }) => hostPort === port && protocol === "tcp");
    if (binding !== undefined) return { task, container, containerPort: binding.containerPort };
  }
  return null;
}
