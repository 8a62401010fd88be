import type { CapacityProviderStrategyItem, Service, Task } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { lateOperations } from "../../late.ts";
import { clusterOptions } from "../lateTables.ts";
import type { Launch } from "../processes/launchTask.ts";
import { invalidParameter } from "../refusals.ts";
import type { DeploymentRow, FargateWish, ServiceRow, StrategyItem, TaskDefinitionRow, TaskPlacement, TaskRow } from "../tables.ts";

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
}

/** Tasks that shall run on Fargate. */
export interface FargateOrder {
  readonly clusterArn: string;
  readonly wish: FargateWish;
  readonly launch: Launch;
  readonly count: number;
  /** null: any zone of their subnets. */
  readonly zones: readonly string[] | null;
}

/** What came of it, and why there are not more. */
export interface FargateLaunches {
  readonly launched: readonly TaskRow[];
  readonly reason: string | null;
}

/** How capacity is described: what asks for it, and what a task runs on. */
type Described = Pick<Task & Service, "launchType" | "capacityProviderStrategy" | "platformVersion" | "platformFamily">;

/** What Fargate does, which few sessions ask for. */
export interface FargateCode {
  /** Throws what ECS refuses. */
  readonly wishFrom: (view: View, asked: CapacityAsked, of: CapacityFor) => FargateWish;
  readonly strategyFrom: (given: readonly CapacityProviderStrategyItem[], associated: readonly string[]) => readonly StrategyItem[];
  /** A service has another strategy without a new deployment: what it starts from now on is spread by that. */
  readonly follow: (ctx: Context, service: ServiceRow) => void;
  readonly launch: (ctx: Context, order: FargateOrder) => FargateLaunches;
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
  readonly describeTask: (view: View, task: TaskRow) => Task;
  readonly describeWish: (view: View, wish: FargateWish, taskDefinitionArn: string) => Described;
  /** A task has STOPPED: what was under it goes. */
  readonly end: (ctx: Context, task: TaskRow) => void;
}

let code: FargateCode | undefined;

export const fargateOperations = lateOperations("physics", ["InterruptFargateSpot"]);

/** Hands in the code. A session with a call that needs it must not be opened before. */
export function provideFargate(given: FargateCode, operations: readonly Operation[]): void {
  code = given;
  fargateOperations.provide(operations);
}

/** Whether a call brings Fargate or the strategy of capacity providers into a session. */
export const speaksOfFargate = ({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean =>
  operation === "InterruptFargateSpot" || /FARGATE|ityProviderStrategy|"launchType":"(?!EC2)/.test(JSON.stringify(input));

export function fargate(): FargateCode {
  assert(code !== undefined, "the code of Fargate was not handed in");
  return code;
}

/** How tasks are to run on Fargate, if they are to; null: on container instances. Throws what ECS refuses. */
export function fargateFor(view: View, asked: CapacityAsked, of: CapacityFor): FargateWish | null {
  const { launchType = defaultStrategyOf(view, of.clusterArn).length > 0 ? "" : "EC2", capacityProviderStrategy = [] } = asked;
  if (launchType !== "EC2" || capacityProviderStrategy.length > 0) return fargate().wishFrom(view, asked, of);
  // Observed.
  if (asked.platformVersion !== undefined) throw invalidParameter("The platform version must be null when specifying an EC2 launch type.");
  return null;
}

/** Used where a request says neither a launch type nor a strategy. */
export function defaultStrategyOf(view: View, clusterArn: string): readonly StrategyItem[] {
  return view.find(clusterOptions, clusterArn)?.defaultCapacityProviderStrategy ?? [];
}

/** A wish as a part of a row: on container instances there is none. */
export const withFargate = (wish: FargateWish | null | undefined): { readonly fargate?: FargateWish } => (wish ? { fargate: wish } : {});

/** What a deployment runs its tasks on, as it is described. */
export function describeCapacity(view: View, { fargate: wish, taskDefinitionArn }: Pick<DeploymentRow, "fargate" | "taskDefinitionArn">): Described {
  return wish === undefined ? { launchType: "EC2" } : fargate().describeWish(view, wish, taskDefinitionArn);
}
