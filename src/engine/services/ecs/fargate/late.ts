import type { CapacityProviderStrategyItem, Service, Task } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { lateOperations } from "../../late.ts";
import { clusterOptions } from "../lateTables.ts";
import type { Subject } from "../placement/subject.ts";
import type { Launch } from "../processes/launchTask.ts";
import type { Sighting } from "../processes/members.ts";
import type { Rollout } from "../processes/rollout.ts";
import { invalidParameter } from "../refusals.ts";
import type { ContainerInstanceRow, DeploymentRow, FargateWish, ServiceRow, StrategyItem, TaskDefinitionRow, TaskPlacement, TaskRow } from "../tables.ts";

/** What tasks are to run on: Fargate, or capacity providers of Auto Scaling groups, or with neither any instance of their cluster. */
export type Capacity = Pick<DeploymentRow, "fargate" | "strategy">;

/** What a request for tasks says of capacity. */
export interface CapacityAsked {
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion?: string | undefined;
}

/** What else decides whether that can be. */
export interface CapacityFor {
  readonly clusterArn: string;
  readonly definition: TaskDefinitionRow;
  readonly placement: TaskPlacement;
  /** That of a service on Fargate, where the request says none. */
  readonly versionBefore?: string | undefined;
}

/** Tasks that shall run on some capacity that is more than any instance of their cluster. */
export interface CapacityOrder {
  readonly capacity: Capacity;
  readonly subject: Subject;
  readonly launch: Launch;
  readonly count: number;
  /** In these, and at once; null: in any zone, as soon as there is capacity. */
  readonly zones: readonly string[] | null;
}

/** What came of it, and why there are not more: in words, or what kind of task has no place. */
export interface Launches {
  readonly launched: readonly TaskRow[];
  readonly obstacle: Subject | string | null;
}

/** How capacity is described: what asks for it, and what a task runs on. */
type Described = Pick<Task & Service, "launchType" | "capacityProviderStrategy" | "platformVersion" | "platformFamily">;

/** What Fargate and capacity providers do, which few sessions ask for. */
export interface FargateCode {
  /** Throws what ECS refuses. */
  readonly capacityFrom: (view: View, asked: CapacityAsked, of: CapacityFor) => Capacity;
  /** Throws what ECS refuses of so many tasks that RunTask starts over capacity providers of groups. */
  readonly checkRun: (view: View, clusterArn: string, run: { readonly strategy: readonly StrategyItem[]; readonly count: number }) => void;
  readonly strategyFrom: (given: readonly CapacityProviderStrategyItem[], associated: readonly string[]) => readonly StrategyItem[];
  /** A service has another strategy without a new deployment: what it starts from now on is spread by that. */
  readonly follow: (ctx: Context, service: ServiceRow) => void;
  readonly launch: (ctx: Context, order: CapacityOrder) => Launches;
  /** The capacity provider of the Auto Scaling group that launched an instance, if its cluster has one. */
  readonly providerOfInstance: (view: View, clusterArn: string, instanceId: string) => Pick<ContainerInstanceRow, "capacityProvider">;
  /** Tasks that wait for an instance go to those that have room now. */
  readonly placeWaiting: (ctx: Context, clusterArn: string) => void;
  /** A cluster has other capacity providers. */
  readonly attach: (ctx: Context, clusterArn: string) => void;
  readonly attachmentsAreThere: (ctx: Context, clusterArn: string) => void;
  readonly hearAlarm: (ctx: Context, alarmName: string) => void;
  readonly scaleGroup: (ctx: Context, capacityProviderArn: string) => void;
  /** A group waits for ECS before it terminates an instance. */
  readonly beginDraining: (ctx: Context, instanceId: string) => void;
  readonly lookAtDraining: (ctx: Context, instanceId: string) => void;
  /** ECS launches instances of its own for tasks that wait, and terminates those without. */
  readonly lookAtManagedFleet: (ctx: Context, capacityProviderArn: string) => void;
  /** A task has waited for too long. */
  readonly endWait: (ctx: Context, taskArn: string) => void;
  /** Which tasks of a deployment are too many, as its strategy has it. */
  readonly surplusOf: (deployment: DeploymentRow, sightings: readonly Sighting[]) => Pick<Rollout, "pick">;
  /** The zones in which a deployment can have tasks. */
  readonly zonesOf: (view: View, deployment: DeploymentRow) => readonly string[];
  /** Lets a service be looked after again as long as some of them are dark: nobody tells when they are not. */
  readonly watchZones: (ctx: Context, deployment: DeploymentRow) => void;
  /** Gets a task what it needs before its images are pulled; without that it is to stop. */
  readonly initialize: (ctx: Context, taskArn: string) => void;
  /** Why an image cannot be pulled; null: it can. */
  readonly pullProblem: (ctx: Context, task: TaskRow, image: string) => string | null;
  /** The machine under a task lost its power. */
  readonly lose: (ctx: Context, task: TaskRow) => void;
  /** The time has come that AWS told of for what is under a task. */
  readonly retire: (ctx: Context, taskArn: string) => void;
  readonly describeTask: (view: View, task: TaskRow) => Task;
  readonly describeWish: (view: View, wish: FargateWish, taskDefinitionArn: string) => Described;
  /** A task has STOPPED: what was under it goes. */
  readonly end: (ctx: Context, task: TaskRow) => void;
}

let code: FargateCode | undefined;

export const fargateOperations = lateOperations("physics", ["InterruptFargateSpot", "RetireFargateTask"]);

/** Hands in the code. A session with a call that needs it must not be opened before. */
export function provideFargate(given: FargateCode, operations: readonly Operation[]): void {
  code = given;
  fargateOperations.provide(operations);
}

/** Whether a call brings Fargate or the strategy of capacity providers into a session. */
export const speaksOfFargate = (call: { readonly service: string; readonly operation: string; readonly input: unknown }): boolean =>
  fargateOperations.isFor(call) || /FARGATE|ityProviderStrategy|"launchType":"(?!EC2)/.test(JSON.stringify(call.input));

export function fargate(): FargateCode {
  assert(code !== undefined, "the code of Fargate was not handed in");
  return code;
}

/** What tasks are to run on. Throws what ECS refuses. */
export function capacityFor(view: View, asked: CapacityAsked, of: CapacityFor): Capacity {
  const { launchType = defaultStrategyOf(view, of.clusterArn).length > 0 ? "" : "EC2", capacityProviderStrategy = [] } = asked;
  if (launchType !== "EC2" || capacityProviderStrategy.length > 0) return fargate().capacityFrom(view, asked, of);
  // Observed.
  if (asked.platformVersion !== undefined) throw invalidParameter("The platform version must be null when specifying an EC2 launch type.");
  return {};
}

/** Used where a request says neither a launch type nor a strategy. */
export function defaultStrategyOf(view: View, clusterArn: string): readonly StrategyItem[] {
  return view.find(clusterOptions, clusterArn)?.defaultCapacityProviderStrategy ?? [];
}

/** As a part of a row. */
export const capacityOf = ({ fargate, strategy }: Capacity): Capacity => ({ ...(fargate && { fargate }), ...(strategy && { strategy }) });

/** What makes it that of a row which had another. */
export const inPlaceOf = (before: Capacity, after: Capacity): Capacity => ({ ...(before.fargate && { fargate: null }), ...(before.strategy && { strategy: [] }), ...capacityOf(after) });

/** The same of a service, whose launch type follows; the one that it was made with is kept, for it may go back there. */
export function serviceOn(before: ServiceRow, after: Capacity): Partial<ServiceRow> {
  const launchType = asksForFargate(after) ? "FARGATE" : "EC2";
  if (launchType === before.launchType && !saysMore(before) && !saysMore(after)) return NOTHING_ELSE;
  return { ...inPlaceOf(before, after), ...(launchType !== before.launchType && { launchType, firstLaunchType: before.firstLaunchType ?? before.launchType }) };
}

/** Most services have nothing but a launch type, and keep it. */
const NOTHING_ELSE: Partial<ServiceRow> = {};

const saysMore = ({ fargate, strategy }: Capacity): boolean => (fargate ?? strategy ?? null) !== null;

/** Whether it is Fargate. */
export const asksForFargate = ({ fargate }: Capacity): boolean => (fargate ?? null) !== null;

/** Whether it is more than any instance of the cluster. */
export const isSpecial = (capacity: Capacity): boolean => asksForFargate(capacity) || (capacity.strategy ?? []).length > 0;

/** What a deployment runs its tasks on, as it is described. */
export function describeCapacity(view: View, { fargate: wish, strategy = [], taskDefinitionArn }: Capacity & Pick<DeploymentRow, "taskDefinitionArn">): Described {
  if (wish !== undefined && wish !== null) return fargate().describeWish(view, wish, taskDefinitionArn);
  return strategy.length > 0 ? { capacityProviderStrategy: strategy } : { launchType: "EC2" };
}
