/**
 * What moves time. `settle`: after each change, until nothing is under way. `manual`: whoever asks for it. `wall`: the
 * clock on the wall, so many times as fast.
 */
export type Clock = { readonly mode: "settle" | "manual" } | { readonly mode: "wall"; readonly speed: number };

/** The clock of that name: settle, manual, realtime, x10. Undefined for another. */
export function clockNamed(name: string): Clock | undefined {
  if (name === "settle" || name === "manual") return { mode: name };
  if (name === "realtime") return { mode: "wall", speed: 1 };
  const speed = /^x(\d{1,6}(?:\.\d{1,3})?)$/.exec(name)?.[1];
  return speed === undefined || Number(speed) === 0 ? undefined : { mode: "wall", speed: Number(speed) };
}

/** The name by which a clock is chosen. */
export function nameOfClock(clock: Clock): string {
  if (clock.mode !== "wall") return clock.mode;
  return clock.speed === 1 ? "realtime" : `x${clock.speed}`;
}
