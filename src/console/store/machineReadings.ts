import type { Rows } from "../../bridge/protocol.ts";
import type { EventTone, Reading } from "./eventLine.ts";
import { clockText } from "../../lib/timeText.ts";
import { nameIn } from "./names.ts";
import type { Tables } from "./replica.ts";

/** Events of the physical world, which AWS does not tell of: machines, and the processes and pulls on them. */
export const MACHINE_READINGS: Readonly<Record<string, (payload: never, tables: Tables) => Reading>> = {
  "physics.machineBooted": ({ instanceId }: { instanceId: string }) => ofMachine(instanceId, "has booted", "healthy"),
  "physics.machineLost": ({ instanceId }: { instanceId: string }) => ofMachine(instanceId, "lost its power", "failed"),
  "physics.agentReachabilityChanged": ({ instanceId, reachable }: { instanceId: string; reachable: boolean }) =>
    reachable ? ofMachine(instanceId, "reaches ECS", "healthy") : ofMachine(instanceId, "cannot reach ECS", "unreachable"),
  "physics.imagePulled": ({ pullId, error }: { pullId: string; error: string | null }, tables: Tables) => {
    const tone = error === null ? "plain" : "failed";
    const found = containerOf(pullId, tables);
    const says = error === null ? "was pulled" : `could not be pulled: ${error}`;
    if (found === null) return { source: "machine", tone, text: `An image ${says}` };
    return { ...ofTask(found.task), tone, text: `Image ${found.container.image} for task ${nameIn(found.task.taskArn)} ${says}` };
  },
  "physics.processExited": (payload: { processId: string; instanceId: string; exitCode: number }, tables: Tables) => {
    const tone = payload.exitCode === 0 ? "stopped" : "failed";
    return ofProcess(payload, tables, `exited with code ${payload.exitCode}`, tone);
  },
  "physics.processAnswersDifferently": (payload: { processId: string; instanceId: string }, tables: Tables) =>
    ofProcess(payload, tables, "changed how it answers", "plain"),
  "ec2.networkChanged": ({ vpcId }: { vpcId: string }) => ({ source: "machine", tone: "plain", text: `Who reaches whom in ${vpcId} may have changed`, subject: { table: "ec2.vpcs", id: vpcId } }),
};

/** What EC2 says of Spot and of CPU credits, and a group of an instance that waits. */
export const CAPACITY_READINGS: Readonly<Record<string, (payload: never, tables: Tables) => Reading>> = {
  "ec2.rebalanceRecommended": ({ instanceId }: { instanceId: string }) => ofInstance(instanceId, `EC2 recommends to rebalance: it may take ${instanceId} back`, "plain"),
  "ec2.creditModeChanged": ({ instanceId }: { instanceId: string }) => ofInstance(instanceId, `The credit option of ${instanceId} was changed`, "plain"),
  "ec2.spotInterruptionWarned": ({ instanceId }: { instanceId: string }) => ofInstance(instanceId, `EC2 takes ${instanceId} back in two minutes`, "draining"),
  "ecs.retirementAnnounced": ({ taskArn, retiresAt }: { taskArn: string; retiresAt: number }, tables: Tables) => {
    const serviceArn = tables["ecs.tasks"].get(taskArn)?.serviceArn ?? null;
    return { source: "task", serviceArn, tone: "draining", text: `AWS will retire what is under task ${nameIn(taskArn)} at ${clockText(retiresAt)}`, subject: { table: "ecs.tasks", id: taskArn } };
  },
  "autoscaling.lifecycleActionBegan": ({ instanceId, lifecycleHookName, autoScalingGroupName }: { instanceId: string; lifecycleHookName: string; autoScalingGroupName: string }) =>
    ofInstance(instanceId, `${instanceId} of ${autoScalingGroupName} waits on ${lifecycleHookName}`, "pending"),
};

function ofInstance(instanceId: string, text: string, tone: EventTone): Reading {
  return { source: "instance", tone, text, subject: { table: "ec2.instances", id: instanceId } };
}

function ofMachine(instanceId: string, says: string, tone: EventTone): Reading {
  return { source: "machine", tone, text: `Machine ${instanceId} ${says}`, subject: { table: "ec2.instances", id: instanceId } };
}

function ofTask(task: Rows["ecs.tasks"]): Pick<Reading, "source" | "serviceArn" | "subject"> & { source: "machine" } {
  return { source: "machine", serviceArn: task.serviceArn, subject: { table: "ecs.tasks", id: task.taskArn } };
}

function ofProcess({ processId, instanceId }: { processId: string; instanceId: string }, tables: Tables, says: string, tone: EventTone): Reading {
  const found = containerOf(processId, tables);
  if (found === null) return ofMachine(instanceId, `has a process that ${says}`, tone);
  return { ...ofTask(found.task), tone, text: `The process of container ${found.container.name} in task ${nameIn(found.task.taskArn)} ${says}` };
}

/** Pulls and processes are named by the ARN of the container they are for, which names its task: no task is searched for. */
function containerOf(
  containerArn: string,
  tables: Tables,
): { readonly task: Rows["ecs.tasks"]; readonly container: Rows["ecs.tasks"]["containers"][number] } | null {
  const taskArn = containerArn.slice(0, containerArn.lastIndexOf("/")).replace(":container/", ":task/");
  const task = tables["ecs.tasks"].get(taskArn);
  const container = task?.containers.find((one) => one.containerArn === containerArn);
  return task === undefined || container === undefined ? null : { task, container };
}
