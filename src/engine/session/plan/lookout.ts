import type { RunTaskResponse, StartTaskResponse } from "../../../aws/generated/ecs.ts";
import { capital } from "../../../lib/capital.ts";
import type { World } from "../../kernel/world.ts";
import { asksForFargate } from "../../services/ecs/fargate/late.ts";
import { explainMissing, explainTask } from "../../services/ecs/placement/explainTask.ts";
import type { PlacementExplanation } from "../../services/ecs/placement/explanation.ts";
import { explainServiceScaleIn } from "../../services/ecs/processes/explainServiceScaleIn.ts";
import { stopExplainer } from "../../services/ecs/processes/explainStop.ts";
import type { StopExplanation } from "../../services/ecs/processes/stopExplanation.ts";
import type { ScaleInVerdict } from "../../services/ecs/processes/victimsTold.ts";
import { preferenceOf } from "../../services/ecs/placement/reasons.ts";
import type { Subject } from "../../services/ecs/placement/subject.ts";
import { subjectOfService, subjectOfTask } from "../../services/ecs/placement/subjectOf.ts";
import {
  deployments,
  deploymentsByService,
  liveTasksByService,
  serviceEvents,
  services,
  tasks,
  type DeploymentRow,
  type ServiceEventRow,
  type ServiceRow,
  type TaskNeeds,
  type TaskRow,
} from "../../services/ecs/tables.ts";
import { costBeyond, costOfTasks, NO_COST, type TaskCost } from "../bill/taskCost.ts";
import type { PlannedTask, StoppedTask } from "../plan.ts";
import { isStop } from "../relive.ts";
import type { HealthyCount } from "./course.ts";
import { crewOf } from "../../services/ecs/processes/crew.ts";
import type { Wanted } from "./wanted.ts";

/** Tasks whose place is put into words. A person does not read more, and each costs a look at its group. */
const TASKS_IN_WORDS = 100;

/** Called when a task has its place or found none, `missed`, with the world as it was for it. */
export type BeforeEach = (number: number, subject: Subject, missed: boolean) => void;

/**
 * Looks on as tasks come on a copy of the world, and writes down those that the calls ask for: each right before its
 * row is inserted, with the world as it was when its place was chosen.
 */
export class Lookout {
  readonly world: World;
  readonly tasks: PlannedTask[] = [];
  readonly stopped: StoppedTask[] = [];
  /** What the first scale-in made of each task of the service, the ones that stay included. */
  scaleIn: readonly ScaleInVerdict[] = [];
  wanted: Wanted = { kind: "none" };
  /** Healthy tasks of the service right before the call; none of one that there was not yet. */
  before: HealthyCount = { at: 0, healthy: 0 };
  /** Tasks that are asked for; null: no number is. */
  asked: number | null = null;
  needs: TaskNeeds | null = null;
  /** Why the first task without a place has none; of a service only as long as it has none. */
  obstacle: PlacementExplanation | null = null;
  #costBefore: TaskCost = NO_COST;
  readonly #explain: readonly number[];
  readonly #beforeEach: BeforeEach | undefined;

  constructor(world: World, explain: readonly number[], beforeEach?: BeforeEach) {
    this.world = world;
    this.#explain = explain;
    this.#beforeEach = beforeEach;
    world.watchInserts(tasks, (task) => this.#seeTask(task));
    world.watchInserts(serviceEvents, (event) => this.#seeEvent(event));
  }

  /** The service that is looked after, if the calls are about one. */
  get service(): ServiceRow | undefined {
    return this.wanted.kind === "service" ? this.world.view.find(services, this.wanted.serviceArn) : undefined;
  }

  /** By how much an hour costs more with the tasks of the calls, as the copy stands; null: they are about none. */
  get cost(): TaskCost | null {
    const { view } = this.world;
    if (this.wanted.kind === "none") return null;
    const own = this.wanted.kind === "service" ? view.where(liveTasksByService, this.wanted.serviceArn) : this.tasks.flatMap(({ taskArn }) => view.find(tasks, taskArn) ?? []);
    return costBeyond(costOfTasks(view, own), this.#costBefore);
  }

  /** The scheduler has looked after the service since the call. */
  get passed(): boolean {
    return this.wanted.kind === "service" && this.service?.lastPassAt !== this.wanted.lastPassAt;
  }

  /** The next call is about other tasks. A call that asks for none leaves the ones before in sight. */
  turnTo(wanted: Wanted): void {
    if (wanted.kind === "none") return;
    this.wanted = wanted;
    this.asked = null;
    this.#costBefore = NO_COST;
    if (wanted.kind === "service") {
      const { service, world: { view } } = this;
      this.#costBefore = costOfTasks(view, view.where(liveTasksByService, wanted.serviceArn));
      this.before = { at: view.now, healthy: service === undefined ? 0 : crewOf(view, service).healthy };
      return;
    }
    this.asked = wanted.count;
    this.needs = wanted.subject.needs;
  }

  hearAnswer(output: object): void {
    const { wanted } = this;
    if (wanted.kind === "service") return this.#countAsked();
    if (wanted.kind === "none" || !("failures" in output)) return;
    const { failures = [] } = output as RunTaskResponse | StartTaskResponse;
    const [first] = failures;
    // Where there are no instances none can say what it lacks.
    if (first === undefined || (wanted.kind === "run" && wanted.onFargate)) return;
    this.#miss(wanted.subject, wanted.kind === "start" ? failures.map(({ arn = "" }) => arn) : null);
  }

  /** RunTask is refused because there is no instance to look at: nothing is asked for, and yet a task has no place. */
  hearNoInstances(wanted: Wanted): void {
    if (wanted.kind === "run") this.#miss(wanted.subject, null);
  }

  /** Looks whether a task of the service found no place in a pass that did not say so again. */
  lookForObstacle(): void {
    if (this.obstacle === null && this.passed && this.service?.waitsForRoom === true) this.#missOfService();
  }

  #countAsked(): void {
    const { service } = this;
    const primary = service === undefined ? undefined : this.#primary(service);
    if (service === undefined || primary === undefined) return;
    this.needs = subjectOfService(this.world.view, service, primary).needs;
    if (service.schedulingStrategy === "DAEMON") return;
    const own = this.world.view
      .where(liveTasksByService, service.serviceArn)
      .filter(({ deploymentId, desiredStatus }) => deploymentId === primary.deploymentId && desiredStatus === "RUNNING").length;
    // A task that replaces a failing one is started while that still runs: it is one more than the service wants.
    this.asked = this.tasks.length + Math.max(0, service.desiredCount - own);
  }

  #seeTask(task: TaskRow): void {
    if (!this.#isWanted(task)) return;
    const { view } = this.world;
    const number = this.tasks.length + 1;
    const { taskArn, containerInstanceArn, availabilityZone } = task;
    // On Fargate there are no instances to speak of, and what waits has none yet.
    const isPlaced = task.containerInstanceArn !== "";
    if (isPlaced) this.#beforeEach?.(number, subjectOfTask(view, task), false);
    if (this.wanted.kind === "service") this.obstacle = null;
    this.tasks.push({
      number,
      taskArn,
      containerInstanceArn,
      availabilityZone,
      at: view.now,
      because: isPlaced && number <= TASKS_IN_WORDS ? preferenceOf(view, subjectOfTask(view, task), task) : "",
      explanation: isPlaced && this.#explain.includes(number) ? explainTask(view, task) : null,
    });
  }

  #isWanted({ serviceArn, deploymentId }: TaskRow): boolean {
    const { wanted } = this;
    if (wanted.kind !== "service") return wanted.kind !== "none" && serviceArn === null;
    if (serviceArn !== wanted.serviceArn || deploymentId === null) return false;
    // Tasks that merely replace some of an older deployment are not what the call asks for.
    if (this.world.view.find(deployments, deploymentId)?.status !== "PRIMARY") return false;
    return this.asked === null || this.tasks.length < this.asked;
  }

  /** The scheduler speaks before it acts on what it says, so the world is still the one it decided in. */
  #seeEvent({ serviceArn, message }: ServiceEventRow): void {
    if (this.wanted.kind !== "service" || serviceArn !== this.wanted.serviceArn) return;
    if (this.obstacle === null && message.includes("was unable to place a task")) this.#missOfService();
    if (message.includes("has stopped ")) this.#seeStops(message);
  }

  #missOfService(): void {
    const { service } = this;
    if (service === undefined) return;
    const { view } = this.world;
    const generations = view.where(deploymentsByService, service.serviceArn);
    const subjects = generations.toSorted((a, b) => Number(b.status === "PRIMARY") - Number(a.status === "PRIMARY"));
    for (const deployment of subjects) {
      if (asksForFargate(deployment)) continue;
      const subject = subjectOfService(view, service, deployment);
      if (this.#miss(subject, null)) return;
    }
  }

  /** Returns whether the task has indeed no place. */
  #miss(subject: Subject, named: readonly string[] | null): boolean {
    const obstacle = explainMissing(this.world.view, subject, named);
    if (obstacle.containerInstanceArn !== null) return false;
    this.obstacle = obstacle;
    this.#beforeEach?.(this.tasks.length + 1, subject, true);
    return true;
  }

  #seeStops(message: string): void {
    const { view } = this.world;
    const { service } = this;
    if (service === undefined) return;
    if (this.scaleIn.length === 0) this.scaleIn = explainServiceScaleIn(view, service);
    const explain = stopExplainer(view, { service, message });
    for (const task of view.where(liveTasksByService, service.serviceArn)) {
      const { taskArn, containerInstanceArn, availabilityZone } = task;
      if (!isStop(message, taskArn)) continue;
      const because = this.stopped.length < TASKS_IN_WORDS ? inShort(explain(task), taskArn) : "";
      this.stopped.push({ taskArn, containerInstanceArn, availabilityZone, at: view.now, because });
    }
  }

  #primary({ serviceArn }: ServiceRow): DeploymentRow | undefined {
    return this.world.view.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  }
}

/** Of a scale-in what decided between the tasks; of all else what it is about, and then that. */
function inShort(explanation: StopExplanation | undefined, taskArn: string): string {
  const words = explanation?.verdicts.find((one) => one.taskArn === taskArn)?.words;
  if (explanation === undefined) return "";
  if (explanation.cause === "scaleIn") return words ?? explanation.headline;
  return words === undefined ? explanation.headline : `${explanation.headline} ${capital(words)}.`;
}
