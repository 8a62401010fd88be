import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { anyResources, trafficOn } from "../../../physics/contract.ts";
import { throttledInstances } from "../../ec2/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { offeredTo } from "../../elbv2/late/contract.ts";
import { agents } from "../agent/tables.ts";
import { serviceFlows } from "../flows/tables.ts";
import { isOnFargate } from "../processes/taskRows.ts";
import { containerInstances, liveTasksByInstance, liveTasksByService, services, taskDefinitions, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { costOf, reservedCpu, saysCost } from "./cost.ts";
import { serve, serverOf, type Served, type Server } from "./queue.ts";
import { waterFill, type Claim } from "./waterFill.ts";

const UNITS_OF_A_MILLI = 1024 / 1000;

/** The CPU units a task can get at most: its own size is a limit; sizes of containers are shares of what is on the instance. */
export function mostCpu(view: View, task: TaskRow): number {
  if (isLimited(view, task)) return reservedCpu(task);
  const instance = view.find(containerInstances, task.containerInstanceArn);
  if (instance === undefined) return reservedCpu(task);
  // Assumed of images that say nothing of what they use: as if nobody else asked for any.
  if (!anyResources(view)) return instance.cpuUnits;
  const mates = view.where(liveTasksByInstance, task.containerInstanceArn).filter(({ lastStatus, taskArn }) => lastStatus === "RUNNING" && taskArn !== task.taskArn);
  const [own = 0] = waterFill(unitsOf(view, instance), [claimOf(view, task, Infinity), ...mates.map((mate) => claimOf(view, mate, demandOf(view, mate, task)))]);
  return own;
}

/** The CPU units there are to share: of an instance that has no CPU credits left its baseline. */
const unitsOf = (view: View, { ec2InstanceId, cpuUnits }: ContainerInstanceRow): number => view.find(throttledInstances, ec2InstanceId)?.baselineUnits ?? cpuUnits;

/** Whether a task has a size of its own, which is all that it can get. */
export const isLimited = (view: View, task: TaskRow): boolean => isOnFargate(task) || view.need(taskDefinitions, task.taskDefinitionArn).definition.cpu !== undefined;

/** A task with a size of its own has the weight of any cgroup, one without that of its containers. */
function claimOf(view: View, task: TaskRow, demand: number): Claim {
  const limited = isLimited(view, task);
  return { weight: limited ? CGROUP_WEIGHT : reservedCpu(task), most: limited ? reservedCpu(task) : Infinity, demand };
}

const CGROUP_WEIGHT = 1024;

/** What a neighbour asks for. When one task of a service has all it can do, so have the others of it. */
function demandOf(view: View, mate: TaskRow, { serviceArn }: TaskRow): number {
  if (mate.serviceArn === serviceArn && serviceArn !== null) return Infinity;
  return cpuAskedBy(view, mate);
}

/** The CPU units that the tasks on an EC2 instance use now. */
export const cpuUsedOn = (view: View, ec2InstanceId: string): number => sumOf(runningOn(view, ec2InstanceId), (task) => Math.min(mostCpu(view, task), cpuAskedBy(view, task)));

/** The CPU units that they would use if the instance had any number of them. */
export const cpuAskedOn = (view: View, ec2InstanceId: string): number => sumOf(runningOn(view, ec2InstanceId), (task) => Math.min(isLimited(view, task) ? reservedCpu(task) : Infinity, cpuAskedBy(view, task)));

function runningOn(view: View, ec2InstanceId: string): readonly TaskRow[] {
  const arn = view.find(agents, ec2InstanceId)?.containerInstanceArn ?? null;
  return arn === null ? [] : view.where(liveTasksByInstance, arn).filter(({ lastStatus }) => lastStatus === "RUNNING");
}

function cpuAskedBy(view: View, task: TaskRow): number {
  const { baseCpuUnits, cpuMillisPerRequest } = costOf(view, task);
  return baseCpuUnits + arrivingAt(view, task) * cpuMillisPerRequest * UNITS_OF_A_MILLI;
}

/** How many requests come to a task in a second now: an equal part of its service's. */
export function arrivingAt(view: View, task: TaskRow): number {
  const service = task.serviceArn === null ? undefined : view.find(services, task.serviceArn);
  return service === undefined ? 0 : requestsTo(view, service) / Math.max(1, runningOf(view, service.serviceArn).length);
}

/** How many requests come to a service in a second now, by whatever way. */
export function requestsTo(view: View, { serviceArn, loadBalancers }: ServiceRow): number {
  const inside = sumOf(view.all(serviceFlows).filter(({ targetServiceArn }) => targetServiceArn === serviceArn), (flow) => flow.thousandthsPerSecond);
  const groups = [...new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
  return (inside + sumOf(groups, (group) => (classicNameIn(group) === undefined ? offeredTo(view, group) : 1000 * (trafficOn(view, group)?.requestsPerSecond ?? 0)))) / 1000;
}

/** The tasks of a service that run. */
export const runningOf = (view: View, serviceArn: string): readonly TaskRow[] => view.where(liveTasksByService, serviceArn).filter(({ lastStatus }) => lastStatus === "RUNNING");

/** What a task can do with requests; undefined: nothing is said of what they cost it, and it keeps up with all of them. */
export function taskServer(view: View, task: TaskRow): Server | undefined {
  if (!saysCost(view, task)) return undefined;
  const { baseCpuUnits, cpuMillisPerRequest, concurrency, timeoutSeconds } = costOf(view, task);
  return serverOf({ cpuUnits: Math.max(LEAST_UNITS, mostCpu(view, task) - baseCpuUnits), cpuMillisPerRequest, concurrency, timeoutSeconds });
}

/** What a program still gets that uses up its CPU by itself: Docker's least. */
const LEAST_UNITS = 2;

/** What becomes of the requests that come to a task now. */
export function servedNow(view: View, task: TaskRow): Served | undefined {
  const server = taskServer(view, task);
  return server && serve(server, arrivingAt(view, task));
}
