/** Begins over some services; the clock stands while somebody guesses. The game's code comes when it begins. */
export function beginLanding(serviceArns: readonly string[]): void {
  void import("./landingGame.ts").then(({ begin }) => begin(serviceArns));
}

/** Says where the task will land. `isStill`: the stages are not played but shown at once, for who asked for less motion. */
export function guess(containerInstanceArn: string, isStill: boolean): void {
  void import("./landingGame.ts").then(({ take }) => take(containerInstanceArn, isStill));
}
