import { by } from "../../lib/compare.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import { serviceHue } from "../store/serviceHue.ts";

/** A task in a picture: its hue (0: none of a service) and how it is drawn. */
export interface PictureTask {
  readonly hue: number;
  readonly look: "solid" | "pale" | "dashed";
}

/** An instance in a picture. */
export interface PictureCard {
  readonly look: "plain" | "draining" | "lost" | "launching";
  readonly tasks: readonly PictureTask[];
}

/** A small picture of a session, kept as data: the zones from left to right, and what stands in them. */
export interface Picture {
  readonly lanes: readonly (readonly PictureCard[])[];
  readonly instanceCount: number;
  readonly taskCount: number;
}

/** More than this would be dust in a picture. */
const CARDS_A_LANE = 3;
const TASKS_A_CARD = 8;

/** What the account looks like now. */
export function pictureOf(tables: Tables): Picture {
  const instances = [...tables["ec2.instances"].values()].filter((row) => row.state !== "terminated" && row.state !== "shutting-down");
  const lanes = [...tables["physics.zones"].keys()].sort().map((zone) => lane(zone, instances));
  const registered = registeredAs(new Set(lanes.flat().map(({ instanceId }) => instanceId)), tables);
  const { byInstance, taskCount } = tasksOn(new Set([...registered.values()].map((row) => row.containerInstanceArn)), tables);
  return {
    lanes: lanes.map((cards) => cards.map(({ instanceId }) => card(registered.get(instanceId), { tables, byInstance }))),
    instanceCount: instances.length,
    taskCount,
  };
}

type TaskRow = Rows["ecs.tasks"];
type ContainerInstance = Rows["ecs.containerInstances"];

/** The instances of a zone that are in the picture. */
function lane(zone: string, instances: readonly Rows["ec2.instances"][]): readonly Rows["ec2.instances"][] {
  return instances
    .filter((row) => row.availabilityZone === zone)
    .toSorted(by((row) => row.launchTime, (row) => row.instanceId))
    .slice(0, CARDS_A_LANE);
}

function registeredAs(instanceIds: ReadonlySet<string>, tables: Tables): ReadonlyMap<string, ContainerInstance> {
  const found = new Map<string, ContainerInstance>();
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.status !== "INACTIVE" && instanceIds.has(row.ec2InstanceId) && !found.has(row.ec2InstanceId)) found.set(row.ec2InstanceId, row);
  }
  return found;
}

/** The tasks of the instances in the picture, and how many there are in all, by one walk over them. */
function tasksOn(arns: ReadonlySet<string>, tables: Tables) {
  const byInstance = new Map([...arns].map((arn): [string, TaskRow[]] => [arn, []]));
  let taskCount = 0;
  for (const task of tables["ecs.tasks"].values()) {
    if (task.lastStatus === "STOPPED") continue;
    taskCount += 1;
    byInstance.get(task.containerInstanceArn)?.push(task);
  }
  return { byInstance, taskCount };
}

interface World {
  readonly tables: Tables;
  readonly byInstance: ReadonlyMap<string, readonly TaskRow[]>;
}

function card(registered: ContainerInstance | undefined, { tables, byInstance }: World): PictureCard {
  if (registered === undefined) return { look: "launching", tasks: [] };
  const here = (byInstance.get(registered.containerInstanceArn) ?? [])
    .toSorted(by((task) => task.createdAt, (task) => task.taskArn))
    .slice(0, TASKS_A_CARD);
  return {
    look: !registered.agentConnected ? "lost" : registered.status === "DRAINING" ? "draining" : "plain",
    tasks: here.map((task) => pictureTask(task, tables)),
  };
}

function pictureTask(task: TaskRow, tables: Tables): PictureTask {
  const service = task.serviceArn === null ? undefined : tables["ecs.services"].get(task.serviceArn);
  if (service === undefined) return { hue: 0, look: task.lastStatus === "RUNNING" ? "solid" : "dashed" };
  const look = task.lastStatus !== "RUNNING" ? "dashed" : task.taskDefinitionArn === service.taskDefinitionArn ? "solid" : "pale";
  return { hue: serviceHue(service), look };
}

/** Whether a value that was kept is a picture. */
export function isPicture(value: unknown): value is Picture {
  if (typeof value !== "object" || value === null || !("lanes" in value) || !Array.isArray(value.lanes)) return false;
  return value.lanes.every((cards) => Array.isArray(cards) && cards.every(isCard));
}

function isCard(value: unknown): boolean {
  return typeof value === "object" && value !== null && "tasks" in value && Array.isArray(value.tasks);
}
