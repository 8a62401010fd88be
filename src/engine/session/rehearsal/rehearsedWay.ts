import type { InTurns } from "../../../lib/throughout.ts";
import { minutes, seconds, type SimTime } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { services } from "../../services/ecs/tables.ts";
import { isAtRest } from "./atRest.ts";
import { CallsOnCopy } from "./callsOnCopy.ts";
import { deploymentSince, endOf, noticeOf, takeBack } from "./deployment.ts";
import type { Rehearsal, RehearsalRequest } from "./rehearsal.ts";
import { Users } from "./users.ts";

/** Users are looked at so often: often enough for a rollback that takes seconds. */
export const LOOK = seconds(5);

/** How long what must stand before may take to come to rest. */
const RESTS_WITHIN = minutes(30);

/** All has been well for so long: nothing more is expected. Assumed. */
const QUIET = minutes(1);

/** Timers between two rests: some milliseconds. */
const TIMERS_A_TURN = 300;

/** A deployment on a copy of the world that is nobody else's, with the users and the person who notices. */
export class RehearsedWay {
  readonly #copy: World;
  readonly #request: RehearsalRequest;
  readonly #calls: CallsOnCopy;
  readonly #askedAt: SimTime;
  #refused: Rehearsal["refused"] = null;
  #users: Users | null = null;
  #from: SimTime;
  /** The revision that a person wants back. */
  #former = "";
  #takenBackAt: SimTime | null = null;
  #wellAt: SimTime | null = null;

  constructor(copy: World, request: RehearsalRequest) {
    this.#copy = copy;
    this.#request = request;
    this.#calls = new CallsOnCopy(copy);
    this.#askedAt = this.#from = copy.now;
  }

  /** Makes what must stand before, and calls for the deployment. */
  *begin(): InTurns<undefined> {
    const { serviceArn, before, deploy } = this.#request;
    const copy = this.#copy;
    copy.runUntil(copy.now);
    this.#refused = this.#calls.all(before);
    if (this.#refused === null && before.length > 0) yield* this.#rest();
    this.#former = copy.view.find(services, serviceArn)?.taskDefinitionArn ?? "";
    this.#from = copy.now;
    const users = new Users(copy, serviceArn);
    this.#refused ??= this.#calls.all(deploy);
    if (this.#refused !== null) return undefined;
    users.expect(copy.view.find(services, serviceArn)?.taskDefinitionArn ?? "");
    this.#users = users;
    return undefined;
  }

  *#rest(): InTurns<undefined> {
    const end = this.#copy.now + RESTS_WITHIN;
    do yield* this.#until(Math.min(end, this.#copy.now + LOOK));
    while (this.#copy.now < end && !isAtRest(this.#copy.view, this.#request.serviceArn));
    return undefined;
  }

  /** Goes on to an instant after the deployment, and looks. */
  *goOn(sinceStart: number): InTurns<undefined> {
    const users = this.#users;
    if (users === null) return undefined;
    yield* this.#until(this.#from + sinceStart);
    const { view, now } = this.#copy;
    const isAnswered = users.look(this.#from);
    if (!isAnswered || !isAtRest(view, this.#request.serviceArn)) this.#wellAt = null;
    else this.#wellAt ??= now;
    this.#personLooks(users);
    return undefined;
  }

  #personLooks({ failingAt }: Users): void {
    const { noticedAfterSeconds, serviceArn } = this.#request;
    const { view, now } = this.#copy;
    if (this.#takenBackAt !== null || failingAt === null || noticedAfterSeconds === null || now - failingAt < seconds(noticedAfterSeconds)) return;
    const calls = takeBack(view, serviceArn, this.#former);
    if (calls.length > 0) this.#takenBackAt = now;
    this.#calls.all(calls);
  }

  *#until(at: SimTime): InTurns<undefined> {
    while (!this.#copy.runSome(at, TIMERS_A_TURN)) yield undefined;
    return undefined;
  }

  isQuiet(): boolean {
    return this.#users === null || (this.#wellAt !== null && this.#copy.now - this.#wellAt >= QUIET);
  }

  /** What came of it so far. */
  seen(): Rehearsal {
    const { view } = this.#copy;
    const from = this.#from;
    const sinceStart = (at: SimTime | null) => (at === null ? null : (at - from) / 1000);
    const begun = { refused: this.#refused, startedAt: from, preparedSeconds: (from - this.#askedAt) / 1000, calls: [...this.#calls.made] };
    if (this.#users === null) return { ...begun, ...NOTHING_SEEN };
    const deployment = deploymentSince(view, this.#request.serviceArn, from);
    const takenBackAt = sinceStart(this.#takenBackAt);
    return {
      ...begun,
      ...this.#users.seen(sinceStart),
      deployment: endOf(deployment, sinceStart),
      noticed: takenBackAt === null ? noticeOf(view, deployment, sinceStart) : { by: "person", atSeconds: takenBackAt },
      wellAtSeconds: sinceStart(this.#wellAt),
    };
  }
}

const NOTHING_SEEN: Omit<Rehearsal, "refused" | "startedAt" | "preparedSeconds" | "calls"> = {
  samples: [],
  requestCount: 0,
  taskDollarsPerHour: 0,
  failedCount: 0,
  deployment: null,
  servingAtSeconds: null,
  failingAtSeconds: null,
  recoveredAtSeconds: null,
  noticed: null,
  wellAtSeconds: null,
  desiredTasks: 0,
  leastHealthyTasks: 0,
  mostTasks: 0,
};
