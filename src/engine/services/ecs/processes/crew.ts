import type { View } from "../../../kernel/context.ts";
import { hearing, type Derived } from "../../../kernel/derived.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { liveTasksByService, tasks, type ServiceRow, type TaskRow } from "../tables.ts";
import { isToRun, Look, lookAtAll, type SightedTask } from "./members.ts";
import type { Terms } from "./taskCondition.ts";

/** The tasks of a service that are to run, as a pass of the scheduler sees them, and how many of them are how. */
export interface Crew extends Counts {
  /** In the order in which they came. */
  readonly sightings: readonly SightedTask[];
  /** Those that are healthy and of which that is not remembered yet. */
  readonly newlyHealthy: readonly SightedTask[];
}

interface Counts {
  readonly healthy: number;
  readonly failing: number;
  readonly leaving: number;
  /** They were protected once, and may be still. */
  readonly shielded: number;
  /** They may look different although nothing happens. */
  readonly ticking: number;
  readonly byDeployment: ReadonlyMap<string | null, number>;
  readonly byZone: ReadonlyMap<string, number>;
}

/**
 * Looks at the tasks of a service that are to run. A pass has something to do with few of them, so what was seen is
 * remembered, and only those are looked at again of which something has changed.
 */
export function crewOf(view: View, service: ServiceRow): Crew {
  const { serviceArn } = service;
  if (!takesShortcuts()) return countedUp(lookAtAll(view, service, view.where(liveTasksByService, serviceArn)));
  const { byService, seats } = view.derived(musters);
  let muster = byService.get(serviceArn);
  if (muster === undefined) {
    byService.set(serviceArn, (muster = new Muster(seats)));
    for (const task of view.where(liveTasksByService, serviceArn)) muster.seat(task, view.placeOf(tasks, task.taskArn) ?? 0);
  }
  return muster.look(view, service);
}

/** Whether all of them are of one deployment. */
export const areAllOf = ({ sightings, byDeployment }: Crew, deploymentId: string): boolean => (byDeployment.get(deploymentId) ?? 0) === sightings.length;

interface Musters {
  readonly byService: Map<string, Muster>;
  /** Where each task of them sits, by its place in its table. */
  readonly seats: (Seat | undefined)[];
}

const musters: Derived<Musters> = {
  name: "ecs.musters",
  build: () => ({ byService: new Map(), seats: [] }),
  hears: [
    hearing(tasks, ({ byService, seats }: Musters, before, after, place) => {
      if (before !== undefined) seats[place]?.heard(after);
      else if (after !== undefined && after.serviceArn !== null) byService.get(after.serviceArn)?.seat(after, place);
    }),
  ],
};

/** Where a task of a service sits that is to run: it hears what becomes of it. */
class Seat {
  readonly place: number;
  /** As it is now; undefined: it is gone. */
  task: TaskRow | undefined;
  /** Where it stands among those that were seen; -1: it was not yet. */
  spot = -1;
  isDue = false;
  readonly #due: Seat[];

  constructor(task: TaskRow, place: number, due: Seat[]) {
    this.task = task;
    this.place = place;
    this.#due = due;
    this.mayHaveChanged();
  }

  heard(task: TaskRow | undefined): void {
    this.task = task;
    this.mayHaveChanged();
  }

  mayHaveChanged(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.#due.push(this);
  }
}

/** What is kept of the tasks of one service that are to run. */
class Muster {
  readonly #seats: Musters["seats"];
  /** Those that are to be looked at again. */
  readonly #due: Seat[] = [];
  /** What was seen, in the order in which they came, and who it is; nobody is who has left, until the ranks are closed. */
  #seen: SightedTask[] = [];
  #taken: (Seat | undefined)[] = [];
  #someLeft = false;
  readonly #newlyHealthy = new Set<Seat>();
  /** What the tasks of each deployment are judged by, with one of them. */
  readonly #terms = new Map<string | null, { readonly task: TaskRow; readonly terms: Terms }>();
  readonly #tallies = new Tallies();
  /** When the first of them looks different although nothing happens. */
  #looksSoUntil: SimTime = Infinity;
  #crew: Crew = this.#tallies.crewOf([], []);

  constructor(seats: Musters["seats"]) {
    this.#seats = seats;
  }

  /** A task came. */
  seat(task: TaskRow, place: number): void {
    this.#seats[place] = new Seat(task, place, this.#due);
  }

  look(view: View, service: ServiceRow): Crew {
    const look = new Look(view, service);
    this.#askTerms(look);
    if (look.someDrain || this.#crew.leaving > 0) this.#askAll((one) => one.leaving !== look.isLeaving(one.task));
    if (view.now >= this.#looksSoUntil) this.#askWhoIsOverdue(view.now);
    if (this.#due.length > 0) this.#lookAgain(look);
    return this.#crew;
  }

  #askTerms(look: Look): void {
    for (const [deploymentId, { task, terms }] of this.#terms) {
      const present = look.termsOf(task, terms);
      if (present === terms) continue;
      this.#terms.set(deploymentId, { task, terms: present });
      this.#askAll((one) => one.task.deploymentId === deploymentId);
    }
  }

  #askWhoIsOverdue(now: SimTime): void {
    this.#looksSoUntil = Infinity;
    this.#askAll(({ looksSoUntil }) => {
      if (looksSoUntil > now && looksSoUntil < this.#looksSoUntil) this.#looksSoUntil = looksSoUntil;
      return looksSoUntil <= now;
    });
  }

  #askAll(isOther: (one: SightedTask) => boolean): void {
    this.#seen.forEach((one, spot) => {
      if (isOther(one)) this.#taken[spot]?.mayHaveChanged();
    });
  }

  #lookAgain(look: Look): void {
    for (const seat of this.#due) {
      this.#before(seat)?.fall();
      seat.isDue = false;
      if (seat.task !== undefined && isToRun(seat.task)) this.#see(seat, look.at(seat.task, seat), look);
      else this.#leave(seat);
    }
    this.#due.length = 0;
    if (this.#someLeft) this.#closeRanks();
    // A pass goes on with what it saw, whatever is seen after it.
    this.#crew = this.#tallies.crewOf(this.#seen.slice(), this.#newlyHealthyInOrder());
  }

  /** What was seen of it last. */
  #before({ spot }: Seat): SightedTask | undefined {
    return spot < 0 ? undefined : this.#seen[spot];
  }

  #see(seat: Seat, sighting: SightedTask, look: Look): void {
    this.#tallies.change(this.#before(seat), sighting);
    if (seat.spot < 0) seat.spot = this.#taken.push(seat) - 1;
    this.#seen[seat.spot] = sighting;
    if (isNewlyHealthy(sighting)) this.#newlyHealthy.add(seat);
    else this.#newlyHealthy.delete(seat);
    if (sighting.looksSoUntil < this.#looksSoUntil) this.#looksSoUntil = sighting.looksSoUntil;
    const { task } = sighting;
    if (!this.#terms.has(task.deploymentId)) this.#terms.set(task.deploymentId, { task, terms: look.termsOf(task) });
  }

  #leave(seat: Seat): void {
    // Its place may be another's by now.
    if (this.#seats[seat.place] === seat) this.#seats[seat.place] = undefined;
    const before = this.#before(seat);
    if (before === undefined) return;
    this.#taken[seat.spot] = undefined;
    this.#someLeft = true;
    this.#newlyHealthy.delete(seat);
    this.#tallies.change(before, undefined);
    const { deploymentId } = before.task;
    if (!this.#tallies.byDeployment.has(deploymentId)) this.#terms.delete(deploymentId);
  }

  #closeRanks(): void {
    this.#seen = this.#seen.filter((_, spot) => this.#taken[spot] !== undefined);
    this.#taken = this.#taken.filter((seat) => seat !== undefined);
    this.#taken.forEach((seat, spot) => seat !== undefined && (seat.spot = spot));
    this.#someLeft = false;
  }

  #newlyHealthyInOrder(): readonly SightedTask[] {
    if (this.#newlyHealthy.size === 0) return NOBODY;
    return [...this.#newlyHealthy].toSorted((a, b) => a.spot - b.spot).flatMap(({ spot }) => this.#seen[spot] ?? []);
  }
}

const NOBODY: readonly SightedTask[] = [];

const isNewlyHealthy = ({ healthy, task }: SightedTask): boolean => healthy && task.healthyAt === null;

/** How many are how. */
class Tallies implements Counts {
  healthy = 0;
  failing = 0;
  leaving = 0;
  shielded = 0;
  ticking = 0;
  readonly byDeployment = new Map<string | null, number>();
  readonly byZone = new Map<string, number>();

  /** One is seen otherwise than before, came or went. */
  change(before: SightedTask | undefined, after: SightedTask | undefined): void {
    if (before !== undefined) this.#count(before, -1);
    if (after !== undefined) this.#count(after, 1);
    // Most stay where they are.
    if (before?.task.deploymentId !== after?.task.deploymentId) move(this.byDeployment, before?.task.deploymentId, after?.task.deploymentId);
    if (before?.availabilityZone !== after?.availabilityZone) move(this.byZone, before?.availabilityZone, after?.availabilityZone);
  }

  #count({ task, healthy, failing, leaving, changesAt }: SightedTask, by: 1 | -1): void {
    if (healthy) this.healthy += by;
    if (failing) this.failing += by;
    if (leaving) this.leaving += by;
    if (task.protectedUntil !== null) this.shielded += by;
    if (changesAt !== null) this.ticking += by;
  }

  /** As they are now. */
  crewOf(sightings: readonly SightedTask[], newlyHealthy: readonly SightedTask[]): Crew {
    const { healthy, failing, leaving, shielded, ticking, byDeployment, byZone } = this;
    return { sightings, newlyHealthy, healthy, failing, leaving, shielded, ticking, byDeployment: new Map(byDeployment), byZone: new Map(byZone) };
  }
}

/** From nowhere, or to nowhere: where it is undefined. */
function move<Key>(counts: Map<Key, number>, from: Key | undefined, to: Key | undefined): void {
  if (from !== undefined) addTo(counts, from, -1);
  if (to !== undefined) addTo(counts, to, 1);
}

function addTo<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** Some of them, as if there were no others. */
export function countedUp(sightings: readonly SightedTask[]): Crew {
  const tallies = new Tallies();
  for (const sighting of sightings) tallies.change(undefined, sighting);
  return tallies.crewOf(sightings, sightings.filter(isNewlyHealthy));
}
