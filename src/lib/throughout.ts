/** Work that rests now and then, so that others have their turn, and has a result in the end. */
export type InTurns<Result> = Generator<undefined, Result>;

/** Does such work in one go, for whoever has nobody else to answer meanwhile. */
export function throughout<Result>(work: InTurns<Result>): Result {
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}
