import type { Call } from "../../aws/generated/api.ts";
import { REGION } from "../../aws/region.ts";
import { newAccount } from "../../engine/account.ts";
import type { World } from "../../engine/kernel/world.ts";
import { playScenario, type Scenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { hashText } from "../../lib/hash.ts";
import type { Clock } from "./clock.ts";
import { exchangedNames } from "./exchangedNames.ts";
import { RegionWorld } from "./regionWorld.ts";

/** How the worlds begin. */
export interface Start {
  /** Any text; digits alone are the number they stand for. */
  readonly seed: string;
  readonly clock: Clock;
  /** What stands in us-east-1 from the beginning. */
  readonly scenario?: Scenario | undefined;
  /** Milliseconds of the wall's clock. */
  readonly wallMs: () => number;
}

/** The worlds of all Regions, each made when it is first asked for, and moved together. */
export class Regions {
  readonly #start: Start;
  readonly #worlds = new Map<string, RegionWorld>();
  /** How far all worlds were moved, those too that are yet to be made. */
  #passed = 0;
  #lastWallMs: number;

  constructor(start: Start) {
    this.#start = start;
    this.#lastWallMs = start.wallMs();
  }

  /** The world of a Region, at this moment; undefined when there is no such Region. */
  find(region: string): RegionWorld | undefined {
    this.followWall();
    const known = this.#worlds.get(region);
    if (known !== undefined) return known;
    const exchange = exchangedNames(region);
    if (exchange === undefined) return undefined;
    const world = new RegionWorld(worldOf(this.#start, region), this.#start.clock, exchange);
    world.advance(this.#passed);
    this.#worlds.set(region, world);
    return world;
  }

  /**
   * The world that answers a call which a client makes in a Region. IAM is one for all Regions: its calls go to the
   * world of us-east-1 wherever they are made, and the others do not hear of them.
   */
  answering({ service }: Pick<Call, "service">, region: string): RegionWorld | undefined {
    return this.find(service === "iam" ? REGION : region);
  }

  /** Moves all worlds on. */
  advance(millis: number): void {
    this.#passed += millis;
    for (const world of this.#worlds.values()) world.advance(millis);
  }

  /** Moves them by what has passed on the wall, where it is the wall that moves them. */
  followWall(): void {
    const { clock, wallMs } = this.#start;
    if (clock.mode !== "wall") return;
    const now = wallMs();
    const millis = Math.floor((now - this.#lastWallMs) * clock.speed);
    if (millis <= 0) return;
    // What is left of a millisecond counts the next time.
    this.#lastWallMs += millis / clock.speed;
    this.advance(millis);
  }
}

/** Programs mean an image by its id; a scenario brings an account as people have it. */
const PROGRAMS = { otherImagesArePlain: true };

function worldOf({ seed, scenario }: Start, region: string): World {
  if (region !== REGION) return newAccount(hashText(`${seed} ${region}`) >>> 0, PROGRAMS);
  if (scenario === undefined) return newAccount(numberOf(seed), PROGRAMS);
  const file = playScenario({ ...scenario, seed: numberOf(seed) });
  const session = new Session(file);
  session.runUntil(file.clock);
  return session.world;
}

function numberOf(seed: string): number {
  return /^\d{1,9}$/.test(seed) ? Number(seed) : hashText(seed) >>> 0;
}
