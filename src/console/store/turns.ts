import { replica, type ReplicaSource } from "./replica.ts";

/** Parts of a crowd, each of which is drawn in a frame of its own. */
const TURNS = 4;

/** Up to so many container instances are no crowd: all are drawn at once. */
const CROWD = 40;

const listeners = Array.from({ length: TURNS }, () => new Set<Parameters<ReplicaSource["subscribe"]>[0]>());

const sources = listeners.map(
  (own): ReplicaSource => ({
    ...replica,
    subscribe: (listener) => {
      own.add(listener);
      return () => own.delete(listener);
    },
  }),
);

/** Whose turn it is to hear of a change, in this order. */
let due: readonly number[] = [];

/**
 * In a crowd one hears of a change a few frames later than others, and sees the newest then: to draw a hundred cards
 * anew takes longer than a frame.
 */
export function turnOf(containerInstanceArn: string): ReplicaSource {
  return sources[containerInstanceArn.charCodeAt(containerInstanceArn.length - 1) % TURNS] ?? replica;
}

replica.subscribe(({ tables }) => {
  const waits = due.length > 0;
  due = [...due, ...[...listeners.keys()].filter((turn) => !due.includes(turn))];
  if (tables["ecs.containerInstances"].size <= CROWD) while (due.length > 0) next();
  else if (!waits) requestAnimationFrame(inTurn);
});

function inTurn(): void {
  next();
  if (due.length > 0) requestAnimationFrame(inTurn);
}

function next(): void {
  const [turn, ...others] = due;
  due = others;
  const state = replica.getState();
  for (const listener of listeners[turn ?? -1] ?? []) listener(state, state);
}
