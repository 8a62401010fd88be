import type { Speed } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";

/** Waiting was given up. */
export class Interrupted extends Error {}

/** A wait of so many seconds and more is fast-forwarded further. */
const LONG = 300;

/**
 * Lets simulated seconds pass, fast enough for a person to wait for and slow enough to be seen on the map, and leaves
 * the clock as it was found, unless somebody changed its pace meanwhile. It throws when the signal says so, or when
 * the simulation has stopped at a fault.
 */
export async function passSeconds(seconds: number, signal: AbortSignal): Promise<void> {
  const { now, status } = replica.getState();
  const pace = atLeast(status.speed, seconds >= LONG ? 600 : 60);
  engine().pace(true, pace);
  try {
    await until(() => replica.getState().now >= now + seconds * 1000, signal);
  } finally {
    const { speed, running } = replica.getState().status;
    if (running && speed === pace) engine().pace(status.running, status.speed);
  }
}

const atLeast = (speed: Speed, least: 60 | 600): Speed => (speed === "max" || speed > least ? speed : least);

function until(isOver: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const isLost = signal.aborted || replica.getState().crash !== null;
      if (!isLost && !isOver()) return;
      stop();
      signal.removeEventListener("abort", look);
      if (isLost) reject(new Interrupted());
      else resolve();
    };
    const stop = replica.subscribe(look);
    signal.addEventListener("abort", look);
    look();
  });
}
