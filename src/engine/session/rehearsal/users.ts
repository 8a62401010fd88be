import { bothGroups } from "../../../aws/rules/bothGroups.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { liveTasksByService, services } from "../../services/ecs/tables.ts";
import { healthyAmong } from "../plan/healthyAmong.ts";
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
  #last: RequestCounts;
  #lookedAt: SimTime;
  /** From where on requests failed first. */
  failingAt: SimTime | null = null;
  #recoveredAt: SimTime | null = null;

  constructor(fork: World, serviceArn: string) {
    this.#fork = fork;
    this.#serviceArn = serviceArn;
    const { loadBalancers = [] } = fork.view.find(services, serviceArn) ?? {};
    this.#groups = new Set(bothGroups(loadBalancers));
    this.#first = this.#last = this.#counts();
    this.#lookedAt = fork.now;
  }

  look(from: SimTime): void {
    const counts = this.#counts();
    const { now } = this.#fork;
    const passed = (now - this.#lookedAt) / 1000;
    const [answered, failed] = [counts.answered - this.#last.answered, counts.failed - this.#last.failed];
    if (failed > 0) {
      this.failingAt ??= this.#lookedAt;
      this.#recoveredAt = null;
    } else if (this.failingAt !== null) this.#recoveredAt ??= this.#lookedAt;
    this.#samples.push({ atSeconds: (now - from) / 1000, answeredPerSecond: answered / passed, failedPerSecond: failed / passed, ...this.#tasks() });
    this.#last = counts;
    this.#lookedAt = now;
  }

  /** All that was seen. */
  seen(sinceStart: (at: SimTime | null) => number | null): Pick<Rehearsal, "samples" | "requestCount" | "failedCount" | "failingAtSeconds" | "recoveredAtSeconds" | "leastHealthyTasks" | "mostTasks"> {
    const failedCount = this.#last.failed - this.#first.failed;
    return {
      samples: this.#samples,
      requestCount: this.#last.answered - this.#first.answered + failedCount,
      failedCount,
      failingAtSeconds: sinceStart(this.failingAt),
      recoveredAtSeconds: sinceStart(this.#recoveredAt),
      leastHealthyTasks: this.#samples.reduce((least, { healthyTasks }) => Math.min(least, healthyTasks), this.#samples[0]?.healthyTasks ?? 0),
      mostTasks: this.#samples.reduce((most, { tasks }) => Math.max(most, tasks), 0),
    };
  }

  #counts(): RequestCounts {
    return requestCounts(this.#fork.view, this.#groups);
  }

  #tasks(): Pick<UsersSample, "healthyTasks" | "tasks"> {
    const { view } = this.#fork;
    const service = view.find(services, this.#serviceArn);
    const live = view.where(liveTasksByService, this.#serviceArn);
    return { healthyTasks: service === undefined ? 0 : healthyAmong(view, service, live), tasks: live.length };
  }
}
