import { bothGroups } from "../../../aws/rules/bothGroups.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { trafficShiftsByService } from "../../services/ecs/rollouts/shift/table.ts";
import { liveTasksByService, services } from "../../services/ecs/tables.ts";
import { costOfTasks } from "../bill/taskCost.ts";
import { crewOf } from "../../services/ecs/processes/crew.ts";
import { requestCounts, type RequestCounts } from "../requestCounts.ts";
import type { Rehearsal, UsersSample } from "./rehearsal.ts";

/** Looks again and again at what users of a service see, and counts. */
export class Users {
  readonly #fork: World;
  readonly #serviceArn: string;
  /** All that its traffic may go to: a blue/green deployment moves it. */
  readonly #groups: ReadonlySet<string>;
  readonly #first: RequestCounts;
  readonly #samples: UsersSample[] = [];
  /** The revision that is deployed. */
  #taskDefinitionArn = "";
  #servingAt: SimTime | null = null;
  #last: RequestCounts;
  #lookedAt: SimTime;
  /** From where on requests failed first. */
  failingAt: SimTime | null = null;
  #dearest = 0;
  #recoveredAt: SimTime | null = null;

  constructor(fork: World, serviceArn: string) {
    this.#fork = fork;
    this.#serviceArn = serviceArn;
    const { loadBalancers = [] } = fork.view.find(services, serviceArn) ?? {};
    this.#groups = new Set(bothGroups(loadBalancers));
    this.#first = this.#last = this.#counts();
    this.#lookedAt = fork.now;
  }

  /** From now on the service is to have this revision. */
  expect(taskDefinitionArn: string): void {
    this.#taskDefinitionArn = taskDefinitionArn;
  }

  /** Whether all requests since the last look were answered as they should be. */
  look(from: SimTime): boolean {
    const counts = this.#counts();
    const { now } = this.#fork;
    const passed = (now - this.#lookedAt) / 1000;
    const [answered, failed] = [counts.answered - this.#last.answered, counts.failed - this.#last.failed];
    if (failed > 0) {
      this.failingAt ??= this.#lookedAt;
      this.#recoveredAt = null;
    } else if (this.failingAt !== null) this.#recoveredAt ??= this.#lookedAt;
    this.#samples.push({ atSeconds: (now - from) / 1000, answeredPerSecond: answered / passed, failedPerSecond: failed / passed, ...this.#tasks() });
    if (this.#isServing()) this.#servingAt ??= now;
    this.#last = counts;
    this.#lookedAt = now;
    return failed === 0;
  }

  /** All that was seen. */
  seen(sinceStart: (at: SimTime | null) => number | null): Pick<Rehearsal, "samples" | "requestCount" | "failedCount" | "servingAtSeconds" | "failingAtSeconds" | "recoveredAtSeconds" | "desiredTasks" | "leastHealthyTasks" | "mostTasks" | "taskDollarsPerHour"> {
    const failedCount = this.#last.failed - this.#first.failed;
    return {
      samples: this.#samples,
      requestCount: this.#last.answered - this.#first.answered + failedCount,
      failedCount,
      // Requests fail between two looks: from then on at the latest it served.
      servingAtSeconds: sinceStart(earlier(this.#servingAt, this.failingAt)),
      failingAtSeconds: sinceStart(this.failingAt),
      recoveredAtSeconds: sinceStart(this.#recoveredAt),
      desiredTasks: this.#fork.view.find(services, this.#serviceArn)?.desiredCount ?? 0,
      leastHealthyTasks: this.#samples.reduce((least, { healthyTasks }) => Math.min(least, healthyTasks), this.#samples[0]?.healthyTasks ?? 0),
      taskDollarsPerHour: this.#dearest,
      mostTasks: this.#samples.reduce((most, { tasks }) => Math.max(most, tasks), 0),
    };
  }

  #counts(): RequestCounts {
    return requestCounts(this.#fork.view, this.#groups);
  }

  /** A healthy task of the new revision has requests, once the traffic moves if it does. */
  #isServing(): boolean {
    const { view } = this.#fork;
    const service = view.find(services, this.#serviceArn);
    if (this.#servingAt !== null || service === undefined) return false;
    const [shift] = view.where(trafficShiftsByService, this.#serviceArn).slice(-1);
    if (shift !== undefined && shift.productionPercent === 0) return false;
    return crewOf(view, service).sightings.some(({ task, member }) => member.healthy && task.taskDefinitionArn === this.#taskDefinitionArn);
  }

  #tasks(): Pick<UsersSample, "healthyTasks" | "tasks"> {
    const { view } = this.#fork;
    const service = view.find(services, this.#serviceArn);
    const live = view.where(liveTasksByService, this.#serviceArn);
    for (const task of live) {
      const { paidPerHour, heldPerHour } = costOfTasks(view, [task]);
      this.#dearest = Math.max(this.#dearest, paidPerHour + heldPerHour);
    }
    return { healthyTasks: service === undefined ? 0 : crewOf(view, service).healthy, tasks: live.length };
  }
}

const earlier = (one: SimTime | null, other: SimTime | null): SimTime | null => (one === null || other === null ? (one ?? other) : Math.min(one, other));
