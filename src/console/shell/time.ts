import type { Speed } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";

/** The speeds there are, with the words on their buttons. */
export const SPEEDS: readonly { readonly value: Speed; readonly label: string }[] = [
  { value: 1, label: "1×" },
  { value: 10, label: "10×" },
  { value: 60, label: "60×" },
  { value: 600, label: "600×" },
  { value: "max", label: "Max" },
];

export function setRunning(running: boolean): void {
  const { status, crash } = replica.getState();
  if (crash === null) engine().pace(running, status.speed);
}

export function togglePlay(): void {
  setRunning(!replica.getState().status.running);
}

export function setSpeed(speed: Speed): void {
  engine().pace(replica.getState().status.running, speed);
}

/** To the next thing that happens, and no further. */
export function step(): void {
  setRunning(false);
  engine().step();
}

export function toBeginning(): void {
  engine().seek(0);
}

/** To the furthest instant simulated, so that nothing lies ahead any more. */
export function toEnd(): void {
  engine().seek(replica.getState().status.end);
}
