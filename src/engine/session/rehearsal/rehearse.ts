import { minutes } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import type { Rehearsals, RehearsalsRequest } from "./rehearsal.ts";
import { LOOK, RehearsedWay } from "./rehearsedWay.ts";

/** How often it is told how far they are, in parts of the whole look. */
const TOLD_TIMES = 24;

/**
 * Carries out deployments, each on a copy of the world, looks at what their users see, and lets a person take them back
 * who notices. In turns: now and then with what was seen so far, until that is over.
 */
export function* rehearse(copy: () => World, request: RehearsalsRequest): Generator<Rehearsals | undefined, undefined> {
  const ways: RehearsedWay[] = [];
  const seen = (seenMillis: number, isOver: boolean): Rehearsals => ({
    ways: request.ways.map((_, place) => ways[place]?.seen() ?? null),
    seenSeconds: seenMillis / 1000,
    isOver,
  });
  for (const one of request.ways) {
    const way = new RehearsedWay(copy(), one);
    yield* way.begin();
    ways.push(way);
    yield seen(0, false);
  }
  const end = minutes(request.minutes);
  const toldEvery = Math.ceil(end / LOOK / TOLD_TIMES) * LOOK;
  for (let at = LOOK; ; at += LOOK) {
    for (const way of ways) yield* way.goOn(at);
    const isOver = at >= end || ways.every((way) => way.isQuiet());
    yield isOver || at % toldEvery === 0 ? seen(at, isOver) : undefined;
    if (isOver) return undefined;
  }
}
