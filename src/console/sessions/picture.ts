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
  const tasks = [...tables["ecs.tasks"].values()].filter((row) => row.lastStatus !== "STOPPED");
  const zones = [...tables["physics.zones"].keys()].sort();
  return {
    lanes: zones.map((zone) => lane(zone, instances, { tables, tasks })),
    instanceCount: instances.length,
    taskCount: tasks.length,
  };
}

type TaskRow = Rows["ecs.tasks"];

interface World {
  readonly tables: Tables;
  readonly tasks: readonly TaskRow[];
}

function lane(zone: string, instances: readonly Rows["ec2.instances"][], world: World): readonly PictureCard[] {
  return instances
    .filter((row) => row.availabilityZone === zone)
    .toSorted(by((row) => row.launchTime, (row) => row.instanceId))
    .slice(0, CARDS_A_LANE)
    .map((row) => card(row, world));
}

function card(instance: Rows["ec2.instances"], { tables, tasks }: World): PictureCard {
  const registered = [...tables["ecs.containerInstances"].values()].find(
    (row) => row.ec2InstanceId === instance.instanceId && row.status !== "INACTIVE",
  );
  if (registered === undefined) return { look: "launching", tasks: [] };
  const here = tasks
    .filter((task) => task.containerInstanceArn === registered.containerInstanceArn)
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
