import { useReplica } from "../store/replica.ts";

/** Simulated time is slow enough for changes to be shown as movement; from 60 × on states just switch. */
export function useHasMotion(): boolean {
  return useReplica(({ status: { speed } }) => speed === 1 || speed === 10);
}

/** How long the camera takes, in milliseconds: nothing for who asked for less motion. */
export function cameraTime(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 360;
}
